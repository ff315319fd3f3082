import { planMatrix, type Result, runMatrix } from '@parbench/engine';
import { type Sweep, sweepSchemaVersion } from '@parbench/engine/sweep';
import type { SweepKind } from '../../command-line/choice-parsers.ts';
import type { SweepOptions } from '../../command-line/request.ts';
import { exitCodeOf } from '../../exit/exit-code-of.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { listenForInterrupts } from '../../exit/interrupts.ts';
import { describeCommit } from '../../git/working-tree.ts';
import { openOutput } from '../../output/output.ts';
import { createProgress } from '../../progress/create-progress.ts';
import { withFloor } from '../doctor/noise-floor.ts';
import { renderPlan } from '../run/render-plan.ts';
import { checkBudget } from './budget.ts';
import { type PreparedSweep, prepareSweep } from './prepare-sweep.ts';
import { renderSweep } from './render-sweep.ts';

/**
 * Runs `parbench sweep`: measures all points of the grid in one run, their blocks in turn, and shows the curves.
 * @throws ParbenchError `usage` for options that cannot be satisfied, `result` if the file of `--json` can no longer be
 * written
 */
export async function runSweep(kind: SweepKind, options: SweepOptions, folder: string): Promise<ExitCode> {
  const output = await openOutput(options.json);
  const sweep = await prepareSweep(kind, options, folder);
  const { cells, settings } = sweep;
  if (options.dryRun) {
    const plan = planMatrix(cells, settings);
    await output.show(plan, (terminal) => renderPlan(plan, settings, terminal));
    return exitCodes.fine;
  }
  checkBudget(cells, settings);
  const result = await measure(sweep, options, folder);
  const document: Sweep = {
    kind: 'sweep',
    schemaVersion: sweepSchemaVersion,
    analysis: sweep.analyse(result),
    result,
  };
  await output.show(document, (terminal) => renderSweep(document, terminal));
  return exitCodeOf(result, { requireVerdict: false });
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
