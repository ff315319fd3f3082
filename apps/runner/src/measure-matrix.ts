import { type MatrixCell, planMatrix, type Result, type RunSettings, runMatrix } from '@parbench/engine';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { listenForInterrupts } from './interrupts.ts';
import { buildMatrix } from './matrix/build-matrix.ts';
import { loadCatalogue } from './matrix/catalogue.ts';
import { selectWithBaseline } from './matrix/select-with-baseline.ts';
import type { RunOptions } from './options/request.ts';
import { openOutput } from './output.ts';
import { createProgress } from './progress/progress.ts';
import { renderPlan } from './report/render-plan.ts';
import { renderResult } from './report/render-result.ts';

/**
 * `parbench run`: validates, plans, runs, reports.
 * @throws ParbenchError before anything runs, for what the options ask for and cannot be; `result` when `--json` fails
 */
export async function measureMatrix(options: RunOptions): Promise<ExitCode> {
  const output = await openOutput(options.json);
  const selection = selectWithBaseline(await loadCatalogue(), options);
  const cells = await buildMatrix(selection, options);
  const settings = settingsOf(options);
  if (options.dryRun) {
    const plan = planMatrix(cells, settings);
    await output.show(plan, (page) => renderPlan(plan, settings, page));
    return exitCodes.fine;
  }
  const result = await measure(cells, settings, options);
  await output.show(result, (page) => renderResult(result, page));
  return exitCodeOf(result);
}

function settingsOf({ blocks, ...options }: RunOptions): RunSettings {
  const { budgetMs, seed, timeoutMs, precision, threshold, baseline } = options;
  const settings = { budgetMs, seed, timeoutMs, precision, threshold, baseline };
  return blocks === undefined ? settings : { ...settings, maxBlocks: blocks };
}

async function measure(
  cells: readonly MatrixCell[],
  settings: RunSettings,
  { quiet }: RunOptions,
): Promise<Result> {
  using progress = await createProgress(process.stderr, { isQuiet: quiet });
  using interrupts = listenForInterrupts(() =>
    progress.say('Interrupted: what is finished is kept. Once more ends at once.'),
  );
  return await runMatrix(cells, settings, { signal: interrupts.signal, onEvent: progress.onEvent });
}

function exitCodeOf({ run, cells }: Result): ExitCode {
  if (run.status === 'interrupted') return exitCodes.interrupted;
  const hasFailed = cells.some(({ status }) => status === 'failed' || status === 'timeout');
  return hasFailed ? exitCodes.cellFailed : exitCodes.fine;
}
