import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from '@nats-io/transport-node';
import { defineStrategy } from '@parbench/core';
import { startNats } from './start-server.ts';

const entry = new URL('./bare-nats-worker.ts', import.meta.url);

/** Requests and a queue group, as one writes them by hand. */
export const bareNats = defineStrategy({
  name: 'bare/nats',
  description: 'NATS by hand: `connection.request(topic, input)`',
  capabilities: { unit: 'process', values: 'json' },
  async open({ workload, workers }) {
    const server = await startNats();
    const servers = `127.0.0.1:${server.port}`;
    const connection = await connect({ servers, noAsyncTraces: true });
    const children = Array.from({ length: workers }, () =>
      fork(entry, [JSON.stringify({ servers, workload })]),
    );
    await Promise.all(children.map((child) => once(child, 'message')));
    return {
      async submit(input) {
        const reply = await connection.request('tasks', JSON.stringify(input), { timeout: 30_000 });
        return { status: 'ok', ...reply.json<{ value: unknown; worker: number }>() };
      },
      async close() {
        await connection.close();
        await Promise.all(
          children.map(async (child) => {
            const exited = once(child, 'exit');
            child.kill('SIGKILL');
            await exited;
          }),
        );
        await server.end();
      },
    };
  },
});
