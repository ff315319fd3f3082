import { buildResult } from '@parbench/engine/internal';
import { mergeRuns } from '@parbench/engine/merge-runs';
import { parseResult, type Result } from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';
import { measuredCell, measuredRun, measuredWorkload } from '../support/measured-run.ts';

/** The run of a shard: one workload, on a host with `cpus` CPUs. */
function runOf(workload: string, index: number, { cpus = 2, of = 2 } = {}): Result {
  const cells = [
    measuredCell('inline', [100, 101, 99], { id: `${workload}/inline` }),
    measuredCell('threads', [190, 191, 189], { id: `${workload}/threads` }),
  ];
  const run = measuredRun([], { workloads: [measuredWorkload(workload, `${workload}/inline`, cells)] });
  const hosts = run.hosts.map((host) => ({ ...host, identity: { ...host.identity, cpus } }));
  const result = buildResult({ ...run, hosts });
  return { ...result, run: { ...result.run, shard: { index, of }, id: `run-${index}` } };
}

const named = (...results: readonly Result[]) =>
  results.map((result, index) => ({ source: `${'abc'[index]}.json`, result }));

describe('mergeRuns', () => {
  it('puts the shards of one host into one valid result, with their verdicts as they were', () => {
    const shards = named(runOf('spin', 1), runOf('echo', 2));
    const { result, missingShards } = mergeRuns(shards);
    expect(missingShards).toEqual([]);
    expect(result.workloads.map(({ key }) => key)).toEqual(['spin', 'echo']);
    expect(result.hosts).toHaveLength(1);
    expect(result.comparisons).toEqual(shards.flatMap((shard) => shard.result.comparisons));
    expect(parseResult(JSON.stringify(result))).toEqual(result);
  });

  it('keeps the results of different hosts apart, also for one workload', () => {
    const { result } = mergeRuns(named(runOf('spin', 1), runOf('spin', 2, { cpus: 8 })));
    expect(result.hosts.map(({ key }) => key)).toEqual(['host-1', 'host-2']);
    expect(result.workloads.map(({ key }) => key)).toEqual(['spin on host-1', 'spin on host-2']);
    for (const { a, b } of result.comparisons) expect(a.split(' on ')[1]).toBe(b.split(' on ')[1]);
    const ids = result.cells.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(result.workloads.flatMap(({ ranking }) => ranking)));
    expect(parseResult(JSON.stringify(result))).toEqual(result);
  });

  it('names the shards that are missing', () => {
    const { missingShards } = mergeRuns(named(runOf('spin', 1, { of: 4 }), runOf('echo', 3, { of: 4 })));
    expect(missingShards).toEqual([2, 4]);
  });

  it.each<[string, (result: Result) => Result]>([
    ['run.parbench', (result) => ({ ...result, run: { ...result.run, parbench: '2.0.0' } })],
    ['plan.seed', (result) => ({ ...result, plan: { ...result.plan, seed: 7 } })],
    ['plan.occupancy', (result) => ({ ...result, plan: { ...result.plan, occupancy: 64 } })],
    [
      'runtimes.node',
      (result) => ({ ...result, runtimes: result.runtimes.map((node) => ({ ...node, version: '22.18.0' })) }),
    ],
    [
      'strategies.threads',
      (result) => ({
        ...result,
        cells: result.cells.map((cell) => ({ ...cell, strategy: { ...cell.strategy, options: { a: 1 } } })),
      }),
    ],
  ])('refuses a different `%s`, with both values and the files', (field, change) => {
    const merge = () => mergeRuns(named(runOf('spin', 1), change(runOf('echo', 2))));
    const place = field === 'strategies.threads' ? 'strategies.' : field;
    expect(merge).toThrow(`\`b.json\`: expected \`${place}`);
    expect(merge).toThrow('as in `a.json`, received');
  });

  it('refuses the same shard twice, a workload twice, and shards of different matrices', () => {
    expect(() => mergeRuns(named(runOf('spin', 1), runOf('echo', 1)))).toThrow('received 1/2 again');
    expect(() => mergeRuns(named(runOf('spin', 1), runOf('spin', 2)))).toThrow('received `spin`');
    expect(() => mergeRuns(named(runOf('spin', 1), runOf('echo', 2, { of: 3 })))).toThrow(
      'shard 1/2 here and shard 2/3',
    );
  });
});
