import { type Advice, type Result, type RunEvent, runMatrix } from '@parbench/engine';
import { advise } from '../../advice/advise.ts';
import { chooseFinalists, type Finalists } from './choose-finalists.ts';
import { planDispatchCost, planScreening } from './preliminaries.ts';
import { joinRuns, type PartialRun, type UserFunctionRun } from './user-function-run.ts';

/** The context of a run. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Prints a line about the next stage. */
  readonly log: (line: string) => void;
}

/**
 * Measures user functions and adds advice. Screening chooses the strategies that may win, then their dispatch cost is
 * measured, and the rest of the budget goes into measuring the chosen ones, the best of them with several numbers of
 * workers. Only this last stage gives verdicts, because the choice does not depend on it. A run that is interrupted before
 * it returns the result of the screening, without advice.
 */
export async function measureUserFunctions(run: UserFunctionRun, context: RunContext): Promise<Result> {
  const startedMs = performance.now();
  const passedMs = () => performance.now() - startedMs;
  const parts: Result['run'][] = [];
  const measure = async (doing: string, { cells, settings }: PartialRun) => {
    context.log(doing);
    const part = await runMatrix(cells, settings, context);
    parts.push(part.run);
    return part;
  };

  const screeningPart = planScreening(run);
  const screening = screeningPart && (await measure('Screening every strategy:', screeningPart));
  const chosen = chooseCells(run, screening);
  const without = context.signal.aborted ? undefined : planDispatchCost(run, chosen, passedMs());
  const dispatchCost = without && (await measure('Measuring the dispatch cost:', without));
  const isCutShort = context.signal.aborted && screening !== undefined;
  const result = isCutShort
    ? interrupted(screening)
    : await measure('Measuring:', planRest(run, chosen, passedMs()));
  const advice = isCutShort ? [] : adviseOnEach(run, result, { chosen, dispatchCost });
  if (advice.length < run.modules.length && result.run.stopped === 'budget') context.log(tooShort);
  return {
    ...result,
    run: joinRuns(parts, result.run, passedMs()),
    plan: { ...result.plan, budgetMs: run.settings.budgetMs },
    advice,
  };
}

/** Marks a stage as interrupted, even if it was finished itself: the next one was not begun. */
function interrupted(part: Result): Result {
  return { ...part, run: { ...part.run, status: 'interrupted', stopped: 'interrupted' } };
}

const tooShort =
  'The budget was too short for a block of every function. Give a longer one, for example `--budget 5m`.';

/** Chooses the cells to measure, module by module. */
function chooseCells(
  { modules, cells, settings, mayScreenOut }: UserFunctionRun,
  screening: Result | undefined,
) {
  const { baseline } = settings;
  return modules.map(({ workload }) => {
    const own = cells.filter((cell) => cell.workload.name === workload.name);
    return chooseFinalists(own, { baseline, mayScreenOut, screened: screening?.cells });
  });
}

function planRest({ settings }: UserFunctionRun, chosen: readonly Finalists[], passedMs: number): PartialRun {
  return {
    cells: chosen.flatMap(({ cells }) => cells),
    settings: { ...settings, budgetMs: Math.max(1, settings.budgetMs - passedMs) },
  };
}

/** The outcome of the stages before the measurement. */
interface Preliminaries {
  readonly chosen: readonly Finalists[];
  readonly dispatchCost: Result | undefined;
}

/** Advises by the whole budget, which the user knows, and not by the rest of it that the last stage had. */
function adviseOnEach(
  { modules, settings }: UserFunctionRun,
  { plan, ...result }: Result,
  { chosen, dispatchCost }: Preliminaries,
): Advice[] {
  return modules.flatMap(({ workload, userFunction }, index) => {
    const findings = {
      workload: workload.name,
      isAsync: userFunction?.isAsync ?? false,
      copiesArguments: userFunction?.changesArguments ?? false,
      screenedOut: chosen[index]?.screenedOut ?? [],
      dispatchCost: dispatchCost?.cells ?? [],
    };
    return advise({ ...result, plan: { ...plan, budgetMs: settings.budgetMs } }, findings) ?? [];
  });
}
