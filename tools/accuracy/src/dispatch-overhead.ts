import { quantile } from '@parbench/engine/internal';
import { z } from 'zod';

/**
 * Timings for one dispatch overhead, from two processes one after the other: milliseconds per task of a pool for the
 * usual iterations, and of another pool for `longer` times as many.
 */
export const overheadTimingsSchema = z.object({ usualMs: z.number(), longMs: z.number() });
export type OverheadTimings = z.infer<typeof overheadTimingsSchema>;

/** The iterations of the long task, divided by those of the usual one. */
export const longer = 4;

/**
 * Returns the median dispatch overhead: dispatch as a share of the time of a usual task's iterations. A task takes
 * `dispatch + work`, a long one `dispatch + longer * work`.
 */
export function medianOverhead(overheads: readonly OverheadTimings[]): number {
  return quantile(overheads.map(overheadOf), 0.5);
}

/** Describes the median overhead, with its quartiles and the number of timings. */
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
