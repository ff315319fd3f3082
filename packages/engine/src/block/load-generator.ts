import { fileURLToPath } from 'node:url';
import type { Exchange } from '../trial-process/exchange.ts';
import { startTrialProcess, type TrialContext, type TrialProcess } from '../trial-process/trial-process.ts';

const generatorFile = fileURLToPath(import.meta.resolve('@parbench/engine/load-generator'));

/** The process that sends requests to the services of a block, the same for all of them. */
export interface LoadGenerator extends Pick<Exchange, 'booted' | 'request'>, AsyncDisposable {}

/** Creates a load generator. Its process starts when it is used for the first time, on the Node that runs parbench. */
export function createLoadGenerator(context: TrialContext): LoadGenerator {
  let started: TrialProcess | undefined;
  let booting: Promise<void> | undefined;
  const start = () => {
    started ??= startTrialProcess(context, {
      file: process.execPath,
      args: [...process.execArgv, generatorFile],
    });
    return started;
  };
  return {
    booted(timeoutMs) {
      booting ??= start().booted(timeoutMs);
      return booting;
    },
    request: (command, request, timeoutMs) => start().request(command, request, timeoutMs),
    [Symbol.asyncDispose]: async () => started?.kill(),
  };
}
