import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { defineStrategy, type WorkloadReference } from '@parbench/core';
import { type BareWorker, sendAndSettle } from './send-and-settle.ts';

const entry = new URL('./message-port-worker.ts', import.meta.url);

/** Worker threads and one `postMessage` for each task. */
export const messagePort = defineStrategy({
  name: 'bare/message-port',
  description: 'threads by hand: one postMessage for each task and answer',
  capabilities: { unit: 'thread', values: 'structured-clone', sharedMemory: true },
  async open({ workload, workers }) {
    return sendAndSettle(await Promise.all(Array.from({ length: workers }, () => startThread(workload))));
  },
});

async function startThread(workload: WorkloadReference): Promise<BareWorker> {
  const thread = new Worker(entry, { workerData: workload });
  await once(thread, 'message');
  return {
    id: thread.threadId,
    post: (task) => thread.postMessage(task),
    onAnswer: (receive) => void thread.on('message', receive),
    end: () => thread.terminate(),
  };
}
