import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { meanInterval } from '@parbench/engine/internal';
import { z } from 'zod';

/** The share of a bare program's sustained throughput that a queue reaches, by number of tasks in flight. */
export const sharesSchema = z.array(
  z.object({
    queue: z.string(),
    occupancy: z.int(),
    /** A ratio for each round. */
    ratios: z.array(z.number()),
  }),
);
export type Shares = z.infer<typeof sharesSchema>;

/** Returns the name of the bare program that does the same as a queue. */
export function bareOf(queue: string): string {
  return queue.replace('queue/', 'bare/');
}

/** Measures both in fresh processes, in turn, `rounds` times; every other round begins with the bare program. */
export function measureShare(queue: string, occupancy: number, rounds: number): Shares[number] {
  const ratios = Array.from({ length: rounds }, (_, round) => {
    const names = [queue, bareOf(queue)];
    if (round % 2 === 1) names.reverse();
    const rates = new Map(names.map((name) => [name, sustain(name, occupancy)]));
    return (rates.get(queue) ?? Number.NaN) / (rates.get(bareOf(queue)) ?? Number.NaN);
  });
  return { queue, occupancy, ratios };
}

function sustain(name: string, occupancy: number): number {
  const program = fileURLToPath(new URL('sustain-load.ts', import.meta.url));
  const printed = execFileSync(process.execPath, [program, name, String(occupancy)], { encoding: 'utf8' });
  return Number(printed);
}

/** Returns the geometric mean of the rounds' ratios with its 95 % interval by Student's t. */
export function shareOf({ ratios }: Pick<Shares[number], 'ratios'>) {
  const { value, low = Number.NaN, high = Number.NaN } = meanInterval(ratios.map(Math.log));
  return { value: Math.exp(value), low: Math.exp(low), high: Math.exp(high) };
}
