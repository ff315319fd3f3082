import { inline, type JobWorkload, openExecutor } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { loadSuite, type SuiteEntry } from './suite.ts';

const jobs = (await loadSuite()).filter(
  (entry): entry is SuiteEntry<JobWorkload> => entry.workload.kind === 'job',
);

/** Makes a correct result of each job wrong. */
const spoil: Readonly<Record<string, (result: never) => unknown>> = {
  'npb-ep': (sums: { readonly sx: number }) => ({ ...sums, sx: sums.sx * (1 + 1e-6) }),
  stencil: (row: readonly { readonly value: number }[]) =>
    row.map((cell) => ({ ...cell, value: cell.value + 1 })),
  'skewed-tasks': (result: { readonly timed: readonly object[] }) => ({
    ...result,
    timed: result.timed.toReversed(),
  }),
  'stream-chunks': (digests: readonly string[]) => digests.toReversed(),
  'word-count': (counts: object) => ({ ...counts, extra: 1 }),
  'word-count/shared': (counts: object) => ({ ...counts, extra: 1 }),
  quicksort: (numbers: Int32Array) => numbers.toReversed(),
  'lost-updates': (counted: { readonly atomic: number }) => ({ ...counted, atomic: counted.atomic - 1 }),
  'lost-updates/separate': (counted: { readonly plain: number }) => ({
    ...counted,
    plain: counted.plain - 1,
  }),
  deadlock: (result: object) => ({ ...result, isUsable: false }),
};

it('each job has a wrong result to try', () => {
  expect(Object.keys(spoil)).toEqual(jobs.map(({ name }) => name));
});

describe.each(jobs)('the job $name', ({ name, url, workload, params }) => {
  const driveWith = async (seed: number) => {
    await using executor = await openExecutor(inline, { workload: { url, params }, workers: 1 });
    const shared = await workload.prepare(params, seed);
    return { shared, result: await workload.drive(executor, shared, params) };
  };

  it.each([0, 1, 2 ** 31 - 1])('accepts its own result for the seed %i', async (seed) => {
    const { shared, result } = await driveWith(seed);
    expect(workload.verify?.(result, shared, params)).toBe(true);
  });

  it('prepares the same data for the same seed', async () => {
    expect(await workload.prepare(params, 7)).toEqual(await workload.prepare(params, 7));
  });

  it('rejects a wrong result', async () => {
    const { shared, result } = await driveWith(3);
    expect(workload.verify?.(spoil[name]?.(result as never), shared, params)).toBe(false);
  });

  it('has figures that are numbers, if any', async () => {
    const { shared, result } = await driveWith(5);
    for (const figure of Object.values(workload.figures?.(result, shared, params) ?? {})) {
      expect(figure).toBeGreaterThanOrEqual(0);
    }
  });
});
