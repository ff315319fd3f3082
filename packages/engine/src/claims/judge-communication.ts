import type { Cell } from '../result/cell-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { meanOfRatios } from './mean-of-ratios.ts';
import { findPair, type Judged, unmeasured } from './measured-cells.ts';
import { decideForAll } from './rules.ts';
import type { RatioMeasure } from './schema.ts';
import { compareThroughputs } from './throughputs.ts';

/** The kind of a payload that `echo` sends. */
type PayloadKind = NonNullable<RatioMeasure['payload']>['kind'];

/**
 * Judges `communication` from payloads of several kinds and sizes, sent to threads and to processes. Tasks per second
 * decide; round trips are shown.
 */
export function judgeCommunication(result: Result, runtime: string): Judged {
  const cells = result.cells.filter((cell) => cell.runtime === runtime);
  const missing = unmeasured(cells);
  if (missing) return missing;
  const pairs = [...Map.groupBy(cells, ({ workload }) => workload.key).values()].flatMap(pairOf);
  const throughputs = pairs.flatMap(
    (pair) => compareThroughputs(result, { name: 'throughput', comparisons: pairs.length, ...pair }) ?? [],
  );
  const roundTrips = pairs.flatMap((pair) => compareRoundTrips(pair) ?? []);
  return {
    verdict: decideForAll(throughputs.map(({ stance = 'open' }) => stance)),
    measures: [...throughputs, ...roundTrips],
  };
}

interface Pair {
  readonly threads: Cell;
  readonly processes: Cell;
  readonly payload: { readonly kind: PayloadKind; readonly bytes: number };
}

function pairOf(cells: readonly Cell[]): readonly Pair[] {
  const { threads, processes } = findPair(cells, 'threads', 'processes', ({ strategy }) => strategy.name);
  if (threads === undefined || processes === undefined) return [];
  const { kind, bytes } = threads.workload.params;
  return [
    { threads, processes, payload: { kind: kind === 'object' ? 'object' : 'copied', bytes: Number(bytes) } },
  ];
}

function compareRoundTrips({ threads, processes, payload }: Pair): RatioMeasure | undefined {
  const [thread, process] = [threads, processes].map(({ metrics }) => metrics.roundTripMs);
  const ratio = meanOfRatios(timesByBlock(processes), timesByBlock(threads));
  if (thread === undefined || process === undefined || ratio === undefined) return undefined;
  return { kind: 'ratio', name: 'roundTrip', unit: 'milliseconds', payload, thread, process, ratio };
}

function timesByBlock({ trials }: Cell): ReadonlyMap<number, number> {
  return new Map(
    trials.flatMap(({ block, roundTripMs }) => (roundTripMs ? [[block, roundTripMs] as const] : [])),
  );
}
