import {
  type Advice,
  type Cell,
  type Comparison,
  identifyCell,
  type Result,
  type RunEvent,
  type RunOptions,
  runMatrix,
} from '@parbench/engine';
import { notReached } from '@parbench/engine/internal';
import { advise } from '../../advice/advise.ts';
import { type Candidates, chooseCandidates } from './candidates.ts';
import { chooseLooks, estimateDecision } from './estimate-decision.ts';
import { planDispatchCost, planScreening, reservedMs } from './preliminaries.ts';
import type { Looks } from './questions.ts';
import { createStages } from './stages.ts';
import { measuredCosts, taskCostsOf } from './task-costs.ts';
import { joinRuns, type PartialRun, type UserFunctionRun } from './user-function-run.ts';

/** The context of a run. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Prints a line about the next part. */
  readonly log: (line: string) => void;
}

/**
 * Measures user functions and adds advice. Screening drops strategies that are far behind. Then questions are asked in a fixed
 * order, each measured until it is settled or the time is up. Verdicts rest on these blocks alone, so that the choice of
 * strategies cannot bias them. A run that is interrupted before them returns the result of the screening, without advice.
 */
export async function measureUserFunctions(run: UserFunctionRun, context: RunContext): Promise<Result> {
  const startedMs = performance.now();
  const passedMs = () => performance.now() - startedMs;
  const parts: Result['run'][] = [];
  const measure = async ({ cells, settings }: PartialRun, options: RunOptions = {}) => {
    const part = await runMatrix(cells, settings, { ...context, ...options });
    parts.push(part.run);
    return part;
  };
  const finish = (result: Result, advice: readonly Advice[]): Result => ({
    ...result,
    run: joinRuns(parts, result.run, passedMs()),
    plan: { ...result.plan, budgetMs: run.settings.budgetMs },
    advice: [...advice],
  });

  for (const { userFunction } of run.modules) if (userFunction?.hint) context.log(userFunction.hint);
  const estimate = estimateDecision(run);
  if (estimate) context.log(estimate);
  const screeningPart = planScreening(run);
  if (screeningPart) context.log('Screening every strategy.');
  const screening = screeningPart && (await measure(screeningPart, { taskCosts: taskCostsOf(run) }));
  if (screening && context.signal.aborted) return finish(interrupted(screening), []);

  const candidates = chooseForEach(run, screening);
  const costs = screening ? measuredCosts(screening) : taskCostsOf(run);
  const leftMs = Math.max(1, run.settings.budgetMs - passedMs() - reservedMs(run));
  const looks = chooseLooks(run, leftMs);
  const stages = createStages(run, candidates, { looks, log: context.log });
  const measured = await measure(planQuestions(run, candidates, { leftMs, looks }), {
    taskCosts: costs,
    ...(run.mayScreenOut && { chooseStage: stages.choose, looks: looks.count }),
  });
  const result = run.mayScreenOut ? withEnds(measured, screening?.cells ?? []) : measured;
  const claims = stages.claims();
  const first = adviseOnEach(run, result, { candidates, claims, dispatchCost: undefined });
  const without = planDispatchCost(
    run,
    first.map(({ best }) => best.cell),
  );
  if (without === undefined || context.signal.aborted || passedMs() > latest * run.settings.budgetMs)
    return finish(result, first);
  context.log('Measuring the dispatch cost.');
  const dispatchCost = await measure(without);
  return finish(result, adviseOnEach(run, result, { candidates, claims, dispatchCost }));
}

/** After this share of the budget, nothing further is begun. */
const latest = 0.97;

/** Marks a part as interrupted, even if it was finished itself: the next one was not begun. */
function interrupted(part: Result): Result {
  return { ...part, run: { ...part.run, status: 'interrupted', stopped: 'interrupted' } };
}

function chooseForEach(
  { modules, cells, settings }: UserFunctionRun,
  screening: Result | undefined,
): readonly Candidates[] {
  const { baseline } = settings;
  return modules.map(({ workload }) => {
    const own = cells.filter((cell) => cell.workload.name === workload.name);
    return chooseCandidates(own, { baseline, screened: screening?.cells });
  });
}

/** The intervals of the result allow for the looks at the data, or for its comparisons with the baseline if they are more. */
function planQuestions(
  run: UserFunctionRun,
  candidates: readonly Candidates[],
  { leftMs: budgetMs, looks }: { readonly leftMs: number; readonly looks: Looks },
): PartialRun {
  const { cells, settings, mayScreenOut } = run;
  if (!mayScreenOut) return { cells, settings: { ...settings, budgetMs } };
  const compared = candidates.map((of) => mostCompared(of, run));
  return { cells, settings: { ...settings, budgetMs, comparisons: Math.max(looks.count, ...compared) } };
}

/**
 * Returns the most cells that the questions compare with the baseline: each strategy with the most workers, if all are to be
 * ruled out, or those of the better unit, the best of these with fewer workers, and the best of the other unit.
 */
function mostCompared({ strategies }: Candidates, { cells }: UserFunctionRun): number {
  const unitOf = (name: string) => cells.find(({ strategy }) => strategy.name === name)?.strategy.unit;
  const sizes = [...Map.groupBy(strategies, unitOf).values()].map(({ length }) => length);
  const widths = new Set(cells.map(({ workers }) => workers)).size;
  const others = sizes.length > 1 ? 1 : 0;
  return Math.max(strategies.length, Math.max(0, ...sizes) + widths - 1 + others);
}

/**
 * Adds the cells that have ended in the screening, with their reasons, and removes those that were not reached: no question
 * was asked about them.
 */
function withEnds(result: Result, screened: readonly Cell[]): Result {
  const ended = ({ status, reason }: Cell) => status !== 'ok' && reason !== notReached;
  const cells = result.cells.flatMap((cell): readonly Cell[] => {
    if (cell.trials.length > 0 || ended(cell)) return [cell];
    const { status, reason } = screened.find((other) => other.id === cell.id && ended(other)) ?? {};
    return status === undefined ? [] : [{ ...cell, status, ...(reason !== undefined && { reason }) }];
  });
  return { ...result, cells };
}

/** The outcome of the parts around the measurement. */
interface Surroundings {
  readonly candidates: readonly Candidates[];
  /** What the questions have settled. */
  readonly claims: readonly Comparison[];
  readonly dispatchCost: Result | undefined;
}

/** Advises by the whole budget, which the user knows, and not by the part of it that the measurement had. */
function adviseOnEach(
  { modules, cells, settings }: UserFunctionRun,
  { plan, ...result }: Result,
  { candidates, claims, dispatchCost }: Surroundings,
): readonly Advice[] {
  return modules.flatMap(({ workload, userFunction }, index) => {
    const findings = {
      workload: workload.name,
      isAsync: userFunction?.isAsync ?? false,
      copiesArguments: userFunction?.changesArguments ?? false,
      screenedOut: candidates[index]?.screenedOut ?? [],
      claims,
      dispatchCost: dispatchCost?.cells ?? [],
      source: userFunction?.source,
      ways: cells.map(identifyCell),
    };
    return advise({ ...result, plan: { ...plan, budgetMs: settings.budgetMs } }, findings) ?? [];
  });
}
