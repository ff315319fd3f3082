import { planMatrix, type Result, runMatrix } from '@parbench/engine';
import { exitCodeOf } from '../../exit/exit-code-of.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { listenForInterrupts } from '../../exit/interrupts.ts';
import { describeCommit } from '../../git/working-tree.ts';
import { settleAll } from '../../output/settle-all.ts';
import { createProgress } from '../../progress/create-progress.ts';
import { withSummaries } from '../../report/summary.ts';
import { renderAs } from '../../reporters/render-as.ts';
import { reportDocument } from '../../reporters/report-document.ts';
import { appendStepSummary } from '../../reporters/step-summary.ts';
import { withFloor } from '../doctor/noise-floor.ts';
import { withDetail } from './detail.ts';
import { newJournalFile, removeJournals } from './journal-folder.ts';
import type { PreparedRun } from './prepare-run.ts';
import { renderPlan } from './render-plan.ts';

/**
 * Runs `parbench run`: plans, measures and reports. `args` are the words of the command line.
 * @throws ParbenchError `result` if a file of the result can no longer be written
 */
export async function measureMatrix(prepared: PreparedRun, args: readonly string[]): Promise<ExitCode> {
  const { settings, notice } = withDetail(prepared);
  const run = { ...prepared, settings };
  const { cells, output, isDryRun } = run;
  if (isDryRun) {
    const plan = planMatrix(cells, settings);
    await output.show(plan, (terminal) => renderPlan(plan, settings, terminal, notice));
    return exitCodes.fine;
  }
  // Measuring user functions again takes less than a minute.
  const journalFile = run.userFunctions === undefined ? newJournalFile(run.folder) : undefined;
  const result = withOrigin(withSummaries(await measure(run, journalFile, notice)), run, args);
  await reportResult(result, run);
  // Only once the result is out: if this process dies before, the journal has the finished part.
  if (journalFile !== undefined && result.run.status === 'complete')
    await removeJournals(run.folder, journalFile);
  return exitCodeOf(result, run);
}

/** Adds what only the command line knows. */
function withOrigin(result: Result, { shard }: PreparedRun, args: readonly string[]): Result {
  const words = args.filter((word) => word !== '--resume');
  return { ...result, run: { ...result.run, ...(shard && { shard }), arguments: words } };
}

/** Reports the result in every way that was requested; what cannot be written does not keep the rest from it. */
async function reportResult(result: Result, run: PreparedRun): Promise<void> {
  const summaryFile = process.env.GITHUB_STEP_SUMMARY ?? '';
  await settleAll([
    reportDocument(result, (reporter, terminal) => renderAs(reporter, result, terminal), run),
    summaryFile === '' ? undefined : appendStepSummary(summaryFile, result),
  ]);
}

async function measure(
  { folder, cells, userFunctions, services, settings, resume, isQuiet }: PreparedRun,
  journalFile: string | undefined,
  notice: string | undefined,
): Promise<Result> {
  using progress = await createProgress(process.stderr, { isQuiet });
  using interrupts = listenForInterrupts(() =>
    progress.log(
      `Interrupted: ${userFunctions === undefined ? resumable : 'the finished part is shown'}. Interrupt again to stop at once.`,
    ),
  );
  if (notice !== undefined) progress.log(notice);
  const [withNoise, commit] = await Promise.all([withFloor(settings), describeCommit(folder)]);
  const running = { ...withNoise, ...(commit !== undefined && { commit }) };
  const context = { signal: interrupts.signal, onEvent: progress.onEvent };
  if (userFunctions !== undefined) {
    const { measureUserFunctions } = await import(
      '../../user-function/measurement/measure-user-functions.ts'
    );
    const run = { ...userFunctions, cells, settings: running };
    return await measureUserFunctions(run, { ...context, log: progress.log });
  }
  const options = { ...context, ...(resume !== undefined && { resume }) };
  const result = await runMatrix(
    cells,
    { ...running, ...(journalFile !== undefined && { journalFile }) },
    options,
  );
  return services.length === 0 ? result : withAdvice(result, services);
}

/** The blocks of an interrupted run were not meant to decide. */
async function withAdvice(result: Result, services: PreparedRun['services']): Promise<Result> {
  if (result.run.status === 'interrupted') return result;
  const { adviseService } = await import('../../advice/advise-service.ts');
  return { ...result, advice: services.flatMap((service) => adviseService(result, service) ?? []) };
}

const resumable = 'the finished part is saved, and `--resume` with the same options continues the run';
