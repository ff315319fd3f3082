import { fork } from 'node:child_process';
import { once } from 'node:events';
import { defineStrategy, type WorkloadReference } from '@parbench/core';
import { type BareWorker, sendAndSettle } from './send-and-settle.ts';

const entry = new URL('./fork-ipc-worker.ts', import.meta.url);

/** Forked processes and one `send` for each task, as JSON, which does not preserve bytes. */
export const forkIpc = defineStrategy({
  name: 'bare/fork-ipc',
  description: 'processes by hand: one send for each task and answer, as JSON',
  capabilities: { unit: 'process', values: 'json' },
  async open({ workload, workers }) {
    return sendAndSettle(await Promise.all(Array.from({ length: workers }, () => startProcess(workload))));
  },
});

async function startProcess(workload: WorkloadReference): Promise<BareWorker> {
  const child = fork(entry, [JSON.stringify(workload)]);
  await once(child, 'message');
  const exited = once(child, 'exit');
  return {
    id: child.pid ?? 0,
    post: (task) => void child.send([...task]),
    onAnswer: (receive) => void child.on('message', receive),
    end() {
      child.disconnect();
      return exited;
    },
  };
}
