import type { StampedTask } from '../protocol/stamped-task.ts';
import type { Breakdown, CostPart } from '../result/breakdown-schema.ts';
import { mean } from '../statistics/mean.ts';

/**
 * Breaks down the cost of a task from a sample: means over its middle half by round trip, since a few tasks that a
 * garbage collection or another program delayed would decide the mean of all. Undefined without tasks, or if an instant of
 * the worker lies outside the round trip: then the clocks of driver and worker differ.
 */
export function breakDown(tasks: readonly StampedTask[]): Breakdown | undefined {
  if (tasks.length === 0 || !tasks.every(isInOrder)) return undefined;
  const typical = middleHalf(tasks);
  const split = typical.map(partsOf);
  const names = split[0]?.map(([part]) => part) ?? [];
  const meanMs = (values: readonly number[]) => mean(values) / 1e6;
  return {
    tasks: tasks.length,
    roundTripMs: meanMs(typical.map(({ roundTripNs }) => roundTripNs)),
    parts: names.map((part, index) => ({ part, ms: meanMs(split.map((parts) => parts[index]?.[1] ?? 0)) })),
  };
}

function isInOrder({ submittedNs, startedNs, endedNs, settledNs }: StampedTask): boolean {
  return submittedNs <= startedNs && startedNs <= endedNs && endedNs <= settledNs;
}

function middleHalf(tasks: readonly StampedTask[]): readonly StampedTask[] {
  const quarter = Math.floor(tasks.length / 4);
  return tasks.toSorted((a, b) => a.roundTripNs - b.roundTripNs).slice(quarter, tasks.length - quarter);
}

function partsOf(task: StampedTask): readonly (readonly [part: CostPart, ns: number])[] {
  const { startedNs, endedNs, settledNs } = task;
  return [...untilStart(task), ['run', endedNs - startedNs], ['return', settledNs - endedNs]];
}

/** A worker that is awake may start a task before the driver returns from sending it: transport is then 0. */
function untilStart(task: StampedTask): readonly (readonly [part: CostPart, ns: number])[] {
  const { submittedNs, chosenNs, sentNs, startedNs } = task;
  if (chosenNs === undefined || sentNs === undefined) return [['dispatch', startedNs - submittedNs]];
  const handedOverNs = Math.min(sentNs, startedNs);
  return [
    ['queue', chosenNs - submittedNs],
    ['serialise', handedOverNs - chosenNs],
    ['transport', startedNs - handedOverNs],
  ];
}
