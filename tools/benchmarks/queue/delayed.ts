import { fork } from 'node:child_process';
import { once } from 'node:events';
import { defineStrategy, type Executor, type OpenRequest, openExecutor, type Strategy } from '@parbench/core';
import { bullmq, nats } from '@parbench/strategy-queue';
import { type StartedServer, startNats, startRedis } from './start-server.ts';

const proxy = new URL('./delaying-proxy.ts', import.meta.url);
const delayMs = 1;

/** `queue/bullmq` with a server 1 ms away. */
export const delayedBullmq = delayed('delayed/bullmq', bullmq as Strategy, startRedis, 'redis');

/** `queue/nats` with a server 1 ms away. */
export const delayedNats = delayed('delayed/nats', nats as Strategy, startNats, 'nats');

/** Defines a strategy that reaches its server, a child of the driver, through a proxy that delays each way. */
function delayed(name: string, strategy: Strategy, start: () => Promise<StartedServer>, scheme: string) {
  return defineStrategy({
    name,
    description: `\`${strategy.name}\` with its server ${delayMs} ms away, each way`,
    capabilities: { unit: 'process', values: 'json', isolatesHeap: true, isolatesCrashes: true },
    async open({ workload, workers }: OpenRequest<undefined>): Promise<Executor> {
      const server = await start();
      const child = fork(proxy, [String(server.port), String(delayMs)]);
      const [port] = await once(child, 'message');
      const options = { url: `${scheme}://127.0.0.1:${port}` };
      const executor = await openExecutor(strategy, { workload, workers, options });
      return {
        submit: executor.submit,
        ready: () => executor.ready(),
        workers: () => executor.workers(),
        async close() {
          await executor.close();
          if (child.connected) child.disconnect();
          await server.end();
        },
      };
    },
  });
}
