import { planMatrix, type Result, runMatrix } from '@parbench/engine';
import { type Sweep, sweepSchemaVersion } from '@parbench/engine/sweep';
import type { Request, SweepOptions } from '../../command-line/request.ts';
import { exitCodeOf } from '../../exit/exit-code-of.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { listenForInterrupts } from '../../exit/interrupts.ts';
import { describeCommit } from '../../git/working-tree.ts';
import { type FileTarget, openFileTarget } from '../../output/file-target.ts';
import { openOutput } from '../../output/output.ts';
import { createProgress } from '../../progress/create-progress.ts';
import { withFloor } from '../doctor/noise-floor.ts';
import { renderPlan } from '../run/render-plan.ts';
import { checkBudget } from './budget.ts';
import { type PreparedSweep, prepareSweep } from './prepare-sweep.ts';
import { renderSweep } from './render-sweep.ts';

/**
 * Runs `parbench sweep`: measures all points of the grid in one run, their blocks in turn, and shows the curves. `args` are
 * the words of the command line.
 * @throws ParbenchError `usage` for options that cannot be satisfied, `result` if a file of the result can no longer be
 * written
 */
export async function runSweep(
  { kind, options }: Extract<Request, { readonly command: 'sweep' }>,
  folder: string,
  args: readonly string[],
): Promise<ExitCode> {
  const output = await openOutput(options.json);
  const page = options.html === undefined ? undefined : await openFileTarget('--html', options.html);
  const sweep = await prepareSweep(kind, options, folder);
  const { cells, settings } = sweep;
  if (options.dryRun) {
    const plan = planMatrix(cells, settings);
    await output.show(plan, (terminal) => renderPlan(plan, settings, terminal));
    return exitCodes.fine;
  }
  checkBudget(cells, settings);
  const measured = await measure(sweep, options, folder);
  const result = { ...measured, run: { ...measured.run, arguments: [...args] } };
  const document: Sweep = {
    kind: 'sweep',
    schemaVersion: sweepSchemaVersion,
    analysis: sweep.analyse(result),
    result,
  };
  await Promise.all([
    output.show(document, (terminal) => renderSweep(document, terminal)),
    page && writePage(page, document),
  ]);
  return exitCodeOf(result, { requireVerdict: false });
}

async function writePage(page: FileTarget, sweep: Sweep): Promise<void> {
  const { renderSweepReport } = await import('@parbench/report');
  await page.write(await renderSweepReport(sweep));
}

async function measure(
  { cells, settings }: PreparedSweep,
  { quiet }: SweepOptions,
  folder: string,
): Promise<Result> {
  using progress = await createProgress(process.stderr, { isQuiet: quiet });
  using interrupts = listenForInterrupts(() =>
    progress.log('Interrupted: the finished part is shown. Interrupt again to stop at once.'),
  );
  const [withNoise, commit] = await Promise.all([withFloor(settings), describeCommit(folder)]);
  const running = { ...withNoise, ...(commit !== undefined && { commit }) };
  return await runMatrix(cells, running, { signal: interrupts.signal, onEvent: progress.onEvent });
}
