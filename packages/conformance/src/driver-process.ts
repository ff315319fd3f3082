import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type CaseContext, fixtureUrl } from './case-context.ts';
import type { TaskLog } from './task-log.ts';

/**
 * The program of a driver process once its workers are ready. Each worker's task writes its process id into the task
 * log.
 */
export type DriverProgram =
  /** Puts an endless loop on every worker and waits for ever. */
  | 'spin'
  /** Puts an endless loop on every worker and calls `process.exit` when it reads a line. */
  | 'spin-and-exit'
  /** Leaves its workers idle and waits for ever. */
  | 'idle'
  /** Runs a task on every worker, closes, and has nothing left to do. */
  | 'finish';

/** The one argument of `fixtures/driver`, as JSON. */
export interface DriverRequest {
  readonly module: string;
  readonly strategy: string;
  readonly options: object;
  readonly workers: number;
  readonly program: DriverProgram;
  readonly taskLog: string;
}

/** Starts a process that opens the strategy under test of `context` and runs `program`; it is killed when the case has ended. */
export function startDriver(context: CaseContext, program: DriverProgram, { file }: TaskLog): ChildProcess {
  const { strategy, module, options = {} } = context.underTest;
  const request: DriverRequest = {
    module,
    strategy: strategy.name,
    options,
    workers: 2,
    program,
    taskLog: file,
  };
  const entry = fileURLToPath(fixtureUrl('driver'));
  const driver = spawn(process.execPath, [...process.execArgv, entry, JSON.stringify(request)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  context.defer(async () => {
    if (driver.exitCode !== null || driver.signalCode !== null) return;
    driver.kill('SIGKILL');
    await once(driver, 'exit');
  });
  return driver;
}
