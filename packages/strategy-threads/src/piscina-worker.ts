import { parentPort, threadId, workerData } from 'node:worker_threads';
import { isParbenchError, messageOf } from '@parbench/core';
import { type StartedWorkload, startWorkload, taskErrorOf } from '@parbench/core/worker';
import { answerUnserialisable } from './answer-unserialisable.ts';
import type { ThreadReport } from './piscina-messages.ts';

// At the top level: piscina's thread blocks between tasks as soon as this module is loaded, and no promise goes on then.
const workload = await startOrEnd();

answerUnserialisable();

/**
 * Runs one task, as piscina calls it, and gives its output.
 * @throws FailedOutcome, which piscina hands to the driver as it is
 */
export default async function run({ input }: { readonly input: unknown }): Promise<unknown> {
  try {
    const output = await workload.run(input);
    const transfer = workload.transferOf(output);
    return transfer.length === 0 ? output : await move(output, transfer);
  } catch (thrown) {
    throw taskErrorOf(thrown, threadId);
  }
}

/** Disposes of this thread's state. */
export async function teardown(): Promise<void> {
  await workload.teardown();
}

async function startOrEnd(): Promise<StartedWorkload> {
  try {
    const started = await startWorkload(workerData);
    report({ type: 'ready', thread: threadId });
    return started;
  } catch (error) {
    const code = isParbenchError(error) ? error.code : 'worker-start';
    report({ type: 'start-failed', code, message: messageOf(error) });
    return process.exit(1);
  }
}

function report(message: ThreadReport): void {
  parentPort?.postMessage(message);
}

/** The output as piscina wants one whose buffers move. Few workloads do, so its module is loaded for those alone. */
async function move(output: unknown, transfer: readonly ArrayBuffer[]): Promise<unknown> {
  const { move: markMovable, transferableSymbol, valueSymbol } = await import('piscina');
  const moving = { [transferableSymbol]: transfer, [valueSymbol]: output };
  return markMovable(moving as unknown as ArrayBuffer);
}
