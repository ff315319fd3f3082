import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, planMatrix, type Result, runMatrix } from '@parbench/engine';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { listenForInterrupts } from './interrupts.ts';
import type { PreparedRun } from './prepare-run.ts';
import { createProgress } from './progress/progress.ts';
import { renderPlan } from './report/render-plan.ts';
import { renderResult } from './report/render-result.ts';

/**
 * `parbench run`: plans, runs, reports.
 * @throws ParbenchError `result` when the file of `--json` cannot be written after all
 */
export async function measureMatrix(run: PreparedRun): Promise<ExitCode> {
  const { cells, settings, output, isDryRun } = run;
  if (isDryRun) {
    const plan = planMatrix(cells, settings);
    await output.show(plan, (page) => renderPlan(plan, settings, page));
    return exitCodes.fine;
  }
  const journalFile = nextJournalFile();
  const result = await measure(run, journalFile);
  await output.show(result, (page) => renderResult(result, page));
  await rm(journalFile, { force: true });
  return exitCodeOf(result);
}

/** The journal stays until the result is out: if this process dies before, what was finished is in it. */
function nextJournalFile(): string {
  return join(cacheFolder(), 'journals', `${Date.now()}-${process.pid}.jsonl`);
}

async function measure({ cells, settings, isQuiet }: PreparedRun, journalFile: string): Promise<Result> {
  using progress = await createProgress(process.stderr, { isQuiet });
  using interrupts = listenForInterrupts(() =>
    progress.say('Interrupted: what is finished is kept. Once more ends at once.'),
  );
  return await runMatrix(
    cells,
    { ...settings, journalFile },
    { signal: interrupts.signal, onEvent: progress.onEvent },
  );
}

function exitCodeOf({ run, cells }: Result): ExitCode {
  if (run.status === 'interrupted') return exitCodes.interrupted;
  const hasFailed = cells.some(({ status }) => status === 'failed' || status === 'timeout');
  return hasFailed ? exitCodes.cellFailed : exitCodes.fine;
}
