import { quantile } from '@parbench/engine/internal';
import { z } from 'zod';

/**
 * How much longer than a task's own iterations it takes, as two processes saw it one after the other: milliseconds of a
 * pool for a task of the usual iterations, and of another for one of `longer` times as many.
 */
export const overheadTimingsSchema = z.object({ usualMs: z.number(), longMs: z.number() });
export type OverheadTimings = z.infer<typeof overheadTimingsSchema>;

/** How many times the iterations of the usual task the long one has. */
export const longer = 4;

/**
 * Dispatch as a part of the time of a usual task's iterations, median over the overheads: a task takes
 * `dispatch + work`, a long one `dispatch + longer * work`.
 */
export function medianOverhead(overheads: readonly OverheadTimings[]): number {
  return quantile(overheads.map(overheadOf), 0.5);
}

/** The median share as text, with its quartiles and the number of overheads that it rests on. */
export function describeOverhead(overheads: readonly OverheadTimings[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) =>
    percent(quantile(overheads.map(overheadOf), part)),
  );
  return `Dispatch adds ${middle} to the time of a task's iterations (quartiles ${low} to ${high}, ${overheads.length} pairs of processes).`;
}

function overheadOf({ usualMs, longMs }: OverheadTimings): number {
  const workMs = (longMs - usualMs) / (longer - 1);
  return usualMs / workMs - 1;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
