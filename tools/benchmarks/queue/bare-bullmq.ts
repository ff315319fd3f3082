import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { defineStrategy, type Outcome } from '@parbench/core';
import { Queue, QueueEvents } from 'bullmq';
import { startRedis } from './start-server.ts';

const entry = new URL('./bare-bullmq-worker.ts', import.meta.url);

/** What a worker returns: the harness wants to know which one it was. */
type Answer = Pick<Extract<Outcome, { status: 'ok' }>, 'value' | 'worker'>;

/** A queue and its events, as one writes it by hand. */
export const bareBullmq = defineStrategy({
  name: 'bare/bullmq',
  description: 'BullMQ by hand: `queue.add(name, input)`, and the event of its end',
  capabilities: { unit: 'process', values: 'json' },
  async open({ workload, workers }) {
    const server = await startRedis();
    const connection = { path: server.path };
    const queue = new Queue('tasks', { connection });
    const events = new QueueEvents('tasks', { connection });
    await Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);
    const settles = new Map<string, (outcome: Outcome) => void>();
    events.on('completed', ({ jobId, returnvalue }) => {
      settles.get(jobId)?.({ status: 'ok', ...(returnvalue as object as Answer) });
      settles.delete(jobId);
    });
    const children = Array.from({ length: workers }, () =>
      fork(entry, [JSON.stringify({ connection, workload })]),
    );
    await Promise.all(children.map((child) => once(child, 'message')));
    let submitted = 0;
    return {
      submit: (input) =>
        new Promise((resolve) => {
          const jobId = `job-${++submitted}`;
          settles.set(jobId, resolve);
          void queue.add('task', input, { jobId, removeOnComplete: true });
        }),
      async close() {
        await Promise.all(children.map(endChild));
        await Promise.all([events.close(), queue.close()]);
        await server.end();
      },
    };
  },
});

async function endChild(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
