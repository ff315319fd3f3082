import { type MatrixCell, type Result, type RunEvent, type RunSettings, runMatrix } from '@parbench/engine';
import { advise } from '../advice/advise.ts';
import { chooseFinalists } from './choose-finalists.ts';
import type { OwnModule } from './own-modules.ts';
import { type PartialRun, planFirstLook, planHandOver } from './preliminaries.ts';

/** The cells of the user's own functions, and how to measure them. */
export interface OwnFunctionRun {
  readonly modules: readonly OwnModule[];
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
  /** Whether a first look may leave strategies out: not when the user has chosen them. */
  readonly mayLeaveOut: boolean;
}

/** What measuring is embedded in. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Tells the user what comes next. */
  readonly say: (line: string) => void;
}

/**
 * Measures the user's own functions so that advice can rest on it. A first look at all strategies chooses those that
 * may win; handing tasks over without their work is timed; what is left of the budget goes into measuring the chosen
 * ones, the best of them with several numbers of workers. Verdicts come from this last part alone: the choice has not
 * seen it.
 */
export async function measureOwnFunctions(run: OwnFunctionRun, context: RunContext): Promise<Result> {
  const { modules, cells, settings } = run;
  const startedMs = performance.now();
  const measure = (doing: string, part: PartialRun) => {
    context.say(doing);
    return runMatrix(part.cells, part.settings, context);
  };
  const measureIfAny = async (doing: string, part: PartialRun | undefined) =>
    part && !context.signal.aborted ? measure(doing, part) : undefined;

  const firstLook = await measureIfAny('First look at every strategy:', planFirstLook(run));
  if (firstLook?.run.status === 'interrupted') return firstLook;
  const chosen = modules.map(({ workload }) => {
    const own = cells.filter((cell) => cell.workload.name === workload.name);
    return chooseFinalists(own, { ...run, baseline: settings.baseline, firstLook: firstLook?.cells });
  });
  const handOver = await measureIfAny('Cost of handing tasks over:', planHandOver(run, chosen));
  const budgetMs = Math.max(1, settings.budgetMs - (performance.now() - startedMs));
  const result = await measure('In earnest:', {
    cells: chosen.flatMap((finalists) => finalists.cells),
    settings: { ...settings, soloTrials: 0, budgetMs },
  });
  const whole = {
    ...result,
    run: { ...result.run, durationMs: performance.now() - startedMs },
    plan: { ...result.plan, budgetMs: settings.budgetMs },
  };
  const advice = modules.flatMap(({ workload, ownFunction }, index) => {
    const findings = {
      workload: workload.name,
      isAsync: ownFunction?.isAsync ?? false,
      copiesArguments: ownFunction?.changesArguments ?? false,
      leftOut: chosen[index]?.leftOut ?? [],
      handOver: handOver?.cells ?? [],
    };
    return advise(whole, findings) ?? [];
  });
  return { ...whole, advice };
}
