import type { Result } from '@parbench/engine';
import type { JudgedWorkload } from './judged-cells.ts';

/** The workloads of one runtime: ratios of different runtimes are not comparable. */
export interface RuntimeGroup {
  /** Begins a sentence about the group; empty if there is only one. */
  readonly title: string;
  readonly name: string;
  readonly workloads: readonly JudgedWorkload[];
}

/** Groups workloads by runtime, in the order of the result. */
export function groupByRuntime(
  { runtimes }: Result,
  workloads: readonly JudgedWorkload[],
): readonly RuntimeGroup[] {
  const groups = Map.groupBy(workloads, ({ workload }) => workload.runtime ?? 'node');
  return [...groups].map(([key, workloads]) => {
    const runtime = runtimes.find((candidate) => candidate.key === key);
    const name = runtime === undefined ? key : `${runtime.implementation} ${runtime.version}`;
    return { name, title: groups.size > 1 ? `In ${name}: ` : '', workloads };
  });
}
