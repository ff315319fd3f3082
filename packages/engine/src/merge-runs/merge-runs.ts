import { isDeepStrictEqual } from 'node:util';
import { ParbenchError } from '@parbench/core';
import type { Host, RuntimeResult } from '../result/host-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { checkMergeable, type NamedResult } from './check-mergeable.ts';

export type { NamedResult };

/** Several results in one document. */
export interface MergedRuns {
  readonly result: Result;
  /** The shards of the matrix that none of the results is, from 1. */
  readonly missingShards: readonly number[];
}

/**
 * Puts the workloads of several results into one document. Nothing is computed anew: every comparison stays within the
 * workload, the host and the run in which it was measured.
 * @throws ParbenchError `result` for versions, options or seeds that differ, and for a workload that two results of one
 * host both have
 */
export function mergeRuns(results: readonly NamedResult[]): MergedRuns {
  checkMergeable(results);
  const hosts = hostsOf(results);
  const parts = results.map(({ source, result }) => ({ source, result: apart(result, hosts) }));
  checkDistinct(parts);
  const documents = parts.map(({ result }) => result);
  const [first] = documents;
  if (first === undefined) throw new ParbenchError('result', 'Expected results to merge, received none.');
  const floors = documents.map(({ plan }) => plan.floor);
  const { floor: _, ...plan } = first.plan;
  const result: Result = {
    schemaVersion: first.schemaVersion,
    run: mergedRun(documents),
    hosts,
    runtimes: distinct(documents.flatMap(({ runtimes }) => runtimes)),
    plan: { ...plan, ...(floors[0] !== undefined && new Set(floors).size === 1 && { floor: floors[0] }) },
    workloads: documents.flatMap(({ workloads }) => workloads),
    cells: documents.flatMap(({ cells }) => cells),
    comparisons: documents.flatMap(({ comparisons }) => comparisons),
  };
  return { result, missingShards: missingShards(documents) };
}

/** Numbers the hosts, unless there is only one. Those with the same identity count as one. */
function hostsOf(results: readonly NamedResult[]): Host[] {
  const all = results.flatMap(({ result }) => result.hosts);
  const different = all.filter((host, index) => all.findIndex((other) => isSame(other, host)) === index);
  if (different.length === 1) return different;
  return different.map((host, index) => ({ ...host, key: `host-${index + 1}` }));
}

function isSame(one: Host, other: Host): boolean {
  return isDeepStrictEqual(one.identity, other.identity);
}

/** Returns a result with the keys of `hosts`, and with the host in the ids of its workloads and cells, if there are several. */
function apart(result: Result, hosts: readonly Host[]): Result {
  if (hosts.length === 1) return result;
  const renamed = new Map(
    result.hosts.map((host) => [host.key, hosts.find((other) => isSame(other, host))?.key ?? host.key]),
  );
  const [own = ''] = renamed.values();
  const mark = (id: string) => `${id} on ${own}`;
  return {
    ...result,
    workloads: result.workloads.map((workload) => ({
      ...workload,
      key: mark(workload.key),
      ...(workload.baseline !== undefined && { baseline: mark(workload.baseline) }),
      ranking: workload.ranking.map(mark),
      winners: workload.winners.map(mark),
    })),
    cells: result.cells.map((cell) => ({
      ...cell,
      id: mark(cell.id),
      workload: { ...cell.workload, key: mark(cell.workload.key) },
      host: renamed.get(cell.host) ?? cell.host,
    })),
    comparisons: result.comparisons.map((comparison) => ({
      ...comparison,
      a: mark(comparison.a),
      b: mark(comparison.b),
    })),
  };
}

function checkDistinct(parts: readonly NamedResult[]): void {
  const owners = new Map<string, string>();
  for (const { source, result } of parts) {
    for (const { key } of result.workloads) {
      const owner = owners.get(key);
      if (owner !== undefined) {
        throw new ParbenchError(
          'result',
          `\`${source}\`: expected workloads that \`${owner}\` does not have, received \`${key}\`, on a host of the same kind. Use \`parbench compare\` for two runs of one matrix.`,
        );
      }
      owners.set(key, source);
    }
  }
}

function mergedRun(documents: readonly Result[]): Result['run'] {
  const runs = documents.map(({ run }) => run);
  const [first] = runs as [Result['run'], ...Result['run'][]];
  const { shard: _, arguments: __, ...rest } = first;
  return {
    ...rest,
    id: runs.map(({ id }) => id).join('+'),
    startedAt: runs.map(({ startedAt }) => startedAt).toSorted()[0] ?? first.startedAt,
    durationMs: Math.max(...runs.map(({ durationMs }) => durationMs)),
    status: runs.every(({ status }) => status === 'complete') ? 'complete' : 'interrupted',
    stopped: reasons.find((reason) => runs.some(({ stopped }) => stopped === reason)) ?? first.stopped,
  };
}

/** Why a run stopped, the most serious first. */
const reasons = [
  'failed',
  'interrupted',
  'too-short',
  'budget',
  'blocks',
  'precision',
  'decided',
] as const satisfies readonly Result['run']['stopped'][];

function distinct(runtimes: readonly RuntimeResult[]): RuntimeResult[] {
  return [...new Map(runtimes.map((runtime) => [runtime.key, runtime])).values()];
}

function missingShards(documents: readonly Result[]): readonly number[] {
  const shards = documents.flatMap(({ run }) => run.shard ?? []);
  const of = shards[0]?.of ?? 0;
  const present = new Set(shards.map(({ index }) => index));
  return Array.from({ length: of }, (_, index) => index + 1).filter((index) => !present.has(index));
}
