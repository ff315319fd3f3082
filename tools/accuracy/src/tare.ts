import { quantile } from '@parbench/engine/internal';
import { z } from 'zod';

/**
 * How much longer than a task's own iterations it takes, as two processes saw it one after the other: milliseconds of a
 * pool for a task of the usual iterations, and of another for one of `longer` times as many.
 */
export const tareSchema = z.object({ usualMs: z.number(), longMs: z.number() });
export type Tare = z.infer<typeof tareSchema>;

/** How many times the iterations of the usual task the long one has. */
export const longer = 4;

/**
 * Dispatch as a part of the time of a usual task's iterations, median over the tares: a task takes
 * `dispatch + work`, a long one `dispatch + longer * work`.
 */
export function dispatchShareOf(tares: readonly Tare[]): number {
  return quantile(tares.map(shareOf), 0.5);
}

/** The median share as text, with its quartiles and the number of tares that it rests on. */
export function describeShare(tares: readonly Tare[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => percent(quantile(tares.map(shareOf), part)));
  return `Dispatch adds ${middle} to the time of a task's iterations (quartiles ${low} to ${high}, ${tares.length} pairs of processes).`;
}

function shareOf({ usualMs, longMs }: Tare): number {
  const workMs = (longMs - usualMs) / (longer - 1);
  return usualMs / workMs - 1;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
