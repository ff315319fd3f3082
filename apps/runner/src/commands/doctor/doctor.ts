import { describeHost, describeNode, type Result, runMatrix } from '@parbench/engine';
import { examineHost, type FloorScope, noiseFloorOf, observeHost } from '@parbench/engine/doctor';
import type { DoctorOptions } from '../../command-line/request.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { listenForInterrupts } from '../../exit/interrupts.ts';
import { openOutput } from '../../output/output.ts';
import { createProgress } from '../../progress/create-progress.ts';
import { describeFindings } from './describe-findings.ts';
import type { Diagnosis, NoiseRunEnd } from './diagnosis.ts';
import { tryToKeep } from './noise-floor.ts';
import { planNoiseRun } from './noise-run.ts';
import { renderDiagnosis } from './render-diagnosis.ts';

/**
 * Runs `parbench doctor`: examines this host, then measures and saves its noise floor.
 * @throws ParbenchError `usage` if the file of `--json` cannot be written
 */
export async function examineHere(options: DoctorOptions): Promise<ExitCode> {
  const output = await openOutput(options.json);
  const { diagnosis, isInterrupted } = await examine(options);
  await output.show(diagnosis, (terminal) => renderDiagnosis(diagnosis, terminal));
  return isInterrupted ? exitCodes.interrupted : exitCodes.fine;
}

/** Examines the host, with a progress display that is gone when it resolves. */
async function examine(
  options: DoctorOptions,
): Promise<{ readonly diagnosis: Diagnosis; readonly isInterrupted: boolean }> {
  using progress = await createProgress(process.stderr, { isQuiet: options.quiet });
  using interrupts = listenForInterrupts(() => progress.log('Interrupted. Interrupt again to stop at once.'));
  progress.log('Examining the host for a few seconds.');
  const observation = await observeHost();
  const { identity } = describeHost();
  const node = describeNode();
  const noise = options.noiseRun
    ? await endOf(await runNoise(options.budgetMs), { identity, node })
    : ({ status: 'not-asked' } as const);
  const findings = describeFindings(examineHost(observation), observation);
  const diagnosis = { host: identity, node, observation, findings, noise };
  return { diagnosis, isInterrupted: interrupts.signal.aborted };

  async function runNoise(budgetMs: number): Promise<Result> {
    const { cells, settings } = await planNoiseRun(budgetMs);
    return await runMatrix(cells, settings, { signal: interrupts.signal, onEvent: progress.onEvent });
  }
}

async function endOf({ run, comparisons }: Result, scope: FloorScope): Promise<NoiseRunEnd> {
  if (run.status === 'interrupted') return { status: 'interrupted' };
  const floor = noiseFloorOf(comparisons);
  if (floor === undefined) return { status: 'too-few-blocks' };
  return { status: 'measured', floor, keeping: await tryToKeep(floor, scope) };
}
