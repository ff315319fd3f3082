import { availableParallelism } from 'node:os';
import { joinRuns } from '@parbench/strategy-queue/join';
import type { WorkerOptions } from '../../command-line/request.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { listenForInterrupts } from '../../exit/interrupts.ts';

/**
 * Runs `parbench worker`: runs tasks of runs on other hosts until it is interrupted. `folder` has the workload files.
 * @throws ParbenchError `usage` or `unavailable` if the server cannot be used
 */
export async function offerWorkers(
  { workers, ...options }: WorkerOptions,
  folder: string,
): Promise<ExitCode> {
  const log = (line: string) => void process.stdout.write(`${line}\n`);
  using interrupts = listenForInterrupts(() => log('Ending the workers. Interrupt again to stop at once.'));
  await joinRuns({
    ...options,
    workers: workers === 'max' ? availableParallelism() : workers,
    folder,
    signal: interrupts.signal,
    log,
  });
  return exitCodes.fine;
}
