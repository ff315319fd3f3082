import { parentPort, threadId, workerData } from 'node:worker_threads';
import { isParbenchError, messageOf } from '@parbench/core';
import { type StartedWorkload, startWorkload, taskErrorOf } from '@parbench/core/worker';
import { answerUnserialisable } from './answer-unserialisable.ts';
import type { Answer, ThreadReport } from './piscina-messages.ts';

// At the top level: piscina's thread blocks between tasks as soon as this module is loaded, and no promise goes on then.
const workload = await startOrEnd();

answerUnserialisable();

/** Runs one task, as piscina calls it. */
export default async function run({ input }: { readonly input: unknown }): Promise<Answer> {
  try {
    const value = await workload.run(input);
    const transfer = workload.transferOf(value);
    const answer: Answer = [value];
    return transfer.length === 0 ? answer : await move(answer, transfer);
  } catch (thrown) {
    return [undefined, taskErrorOf(thrown, threadId)];
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

/** The answer as piscina wants one whose buffers move. Few workloads do, so its module is loaded for those alone. */
async function move(answer: Answer, transfer: readonly ArrayBuffer[]): Promise<Answer> {
  const { move: markMovable, transferableSymbol, valueSymbol } = await import('piscina');
  const moving = { [transferableSymbol]: transfer, [valueSymbol]: answer };
  return markMovable(moving as unknown as ArrayBuffer) as unknown as Answer;
}
