import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { estimateBudget } from './estimate.ts';
import type { Plan, PlannedWorkload, PlanSettings } from './plan.ts';
import { planBlocks } from './plan-blocks.ts';
import { planSolo } from './plan-solo.ts';

/**
 * Plans a run; the same arguments give the same plan. It has as many blocks as may ever run, round-robin over
 * workloads, so that all have interim results early and a run may stop after any block.
 */
export function planRun(workloads: readonly PlannedWorkload[], settings: PlanSettings): Plan {
  const random = xoroshiro128plus(settings.seed);
  const sequences = workloads.map((workload) => planBlocks(workload, settings, random));
  const blocks = Array.from({ length: settings.maxBlocks }, (_, index) => index).flatMap((index) =>
    sequences.flatMap((sequence) => sequence[index] ?? []),
  );
  const solo = planSolo(workloads, blocks, settings);
  return { seed: settings.seed, blocks, solo, estimate: estimateBudget(blocks, solo, settings.budgetMs) };
}
