import { resolveParams } from '@parbench/core';
import { analysePayload } from '@parbench/engine/sweep';
import type { SweepOptions } from '../../../command-line/request.ts';
import { usageError } from '../../../errors/usage-error.ts';
import type { WorkloadDescription } from '../../../plugin/plugin-description.ts';
import { pickWorkload } from '../pick-workload.ts';
import { refuseOptions } from '../refuse-options.ts';
import { singleWidth } from '../single-width.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { isSender, kindOf, senders } from './payload-kinds.ts';

const defaultSizes: readonly number[] = [1024, 65_536, 1_048_576];
const largestSize = 2 ** 24;

/**
 * Plans a sweep of the size of a payload: the `echo` workloads with each size and kind. A cell whose strategy cannot send
 * that kind is not part of it, nor is inline, which sends nothing; in CPython, channels without a pool are.
 * @throws ParbenchError `usage` for sizes that are too large, and for options of other sweeps
 */
export function sweepPayload(options: SweepOptions): SweepPlan {
  refuseOptions('payload', options, ['workload', 'param']);
  const sizes = options.grid ?? defaultSizes;
  checkSizes(sizes);
  return {
    workers: singleWidth('payload', options),
    // Messages of `cluster` go the way of those of `processes`.
    defaultFilter: ['!strategy:cluster'],
    pick: (workloads) =>
      [...new Set(senders.map(({ workload }) => workload))].map((name) => pickWorkload(workloads, name)),
    paramsOf: (definition) => paramsOf(definition, sizes),
    isSwept: ({ workload, strategy, skip }) => skip === undefined && isSender(workload.name, strategy),
    analyse: (result) => analysePayload(result, ({ workload }) => kindOf(workload)),
  };
}

function paramsOf(definition: WorkloadDescription, sizes: readonly number[]) {
  const own = senders.filter(({ workload }) => workload === definition.name);
  return own.flatMap(({ param }) =>
    sizes
      .filter((bytes) => isPossible(definition, bytes))
      .map((bytes) => resolveParams(definition, { bytes, ...(param !== undefined && { kind: param }) })),
  );
}

/** An empty buffer cannot be transferred. */
function isPossible({ name }: WorkloadDescription, bytes: number): boolean {
  return bytes > 0 || name !== 'echo/transfer';
}

function checkSizes(sizes: readonly number[]): void {
  const wrong = sizes.find((bytes) => !Number.isInteger(bytes) || bytes > largestSize);
  if (wrong === undefined) return;
  throw usageError(
    `\`--grid\`: expected sizes in bytes from 0 to ${largestSize} (16 MiB), received \`${wrong}\`. For example: \`--grid 0,1024,1048576\`.`,
  );
}
