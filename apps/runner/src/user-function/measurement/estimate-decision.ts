import { type Block, planMatrix } from '@parbench/engine';
import { sum } from '@parbench/engine/internal';
import { formatCount, formatDuration, formatTime } from '@parbench/report/quantities';
import { chooseCandidates, widestCells } from './candidates.ts';
import { type Looks, severalLooks, singleLook } from './questions.ts';
import { taskCostsOf } from './task-costs.ts';
import type { UserFunctionRun } from './user-function-run.ts';

/** No claim rests on fewer blocks. */
const fewestBlocks = 3;

/** A suggested budget is this much longer than the estimate: a busy host is slower. */
const headroom = 1.1;

/** Budgets are suggested in these steps, milliseconds. */
const stepMs = 30_000;

/**
 * Describes how long a decision takes if the budget is too short for one on every function; undefined if it is not. Only
 * long calls can use it up, and the inspection knows them.
 */
export function estimateDecision(run: UserFunctionRun): string | undefined {
  const { settings, mayScreenOut } = run;
  const costs = taskCostsOf(run);
  if (costs.size === 0 || !mayScreenOut) return undefined;
  const blocks = planFirstQuestions(run, fewestBlocks);
  const [longestMs] = [...costs.values()].map(({ meanMs }) => meanMs).toSorted((a, b) => b - a);
  const usedMs = timeOf(blocks);
  if (usedMs <= settings.budgetMs) return undefined;
  const neededMs = Math.ceil((headroom * usedMs) / stepMs) * stepMs;
  return `A call takes about ${formatTime(longestMs ?? 0)}, so a decision takes about ${formatDuration(usedMs)}: ${formatCount(fewestBlocks, 'block')} of about ${formatDuration(usedMs / blocks.length)}. The budget of ${formatDuration(settings.budgetMs)} is too short for that; \`--budget ${neededMs / 1000}s\` is enough.`;
}

/**
 * Returns when the questions are looked at in the time that is left: several times, if every function has time for the last of
 * these looks. The calls decide it, before there are any data.
 */
export function chooseLooks(run: UserFunctionRun, leftMs: number): Looks {
  const longest = Math.max(...severalLooks.after);
  return timeOf(planFirstQuestions(run, longest)) <= leftMs ? severalLooks : singleLook;
}

/** Plans the first question about each function: the baseline and the most promising strategy. */
function planFirstQuestions(run: UserFunctionRun, maxBlocks: number): readonly Block[] {
  const { settings, cells } = run;
  const members = run.modules.flatMap(({ workload }) => {
    const own = widestCells(
      cells.filter((cell) => cell.workload.name === workload.name),
      settings.baseline,
    );
    const [lead] = chooseCandidates(own, { baseline: settings.baseline, screened: undefined }).strategies;
    return own.filter(({ strategy }) => strategy.name === settings.baseline || strategy.name === lead);
  });
  return planMatrix(members, { ...settings, maxBlocks, soloTrials: 0 }, taskCostsOf(run)).blocks;
}

function timeOf(blocks: readonly Block[]): number {
  return sum(blocks.map(({ estimatedMs }) => estimatedMs));
}
