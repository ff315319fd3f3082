/**
 * A server as one writes it without a harness, with the handler of a workload: in one process, or in the workers of
 * node:cluster, or in processes that share the port (`reusePort`). Prints its URL, and ends when its stdin does.
 */
import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceWorkload } from '@parbench/core';

const [strategy = '', url = '', params = '{}', workers = '1'] = process.argv.slice(2);
const host = '127.0.0.1';

if (strategy === 'inline') announce(await listen(0));
else if (strategy === 'cluster') await serveInCluster();
else await serveInProcesses();

async function serveInCluster(): Promise<void> {
  if (cluster.isWorker) return void (await listen(0));
  const forked = Array.from({ length: Number(workers) }, () => cluster.fork());
  const addresses = await Promise.all(forked.map((worker) => once(worker, 'listening')));
  announce(addresses[0]?.[0].port);
}

/** The first process chooses the port. */
async function serveInProcesses(): Promise<void> {
  if (process.send !== undefined) {
    process.send(await listen(Number(process.env.PORT), true));
    return;
  }
  let port = 0;
  const children: ChildProcess[] = [];
  for (let index = 0; index < Number(workers); index++) {
    const child = fork(import.meta.filename, process.argv.slice(2), {
      env: { ...process.env, PORT: String(port) },
    });
    [port] = await once(child, 'message');
    children.push(child);
  }
  announce(port, () => {
    for (const child of children) child.kill();
  });
}

async function listen(port: number, reusePort = false): Promise<number> {
  const { handle, run, setup }: ServiceWorkload = (await import(url)).default;
  const parsed = JSON.parse(params);
  const state = await setup?.(parsed);
  const context = { state, params: parsed, call: async (input: unknown) => run?.(input, state, parsed) };
  const server = createServer((request, response) => handle?.(request, response, context));
  server.listen({ port, host, reusePort });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function announce(port: number, end = () => {}): void {
  console.log(`http://${host}:${port}`);
  process.stdin.resume().on('end', () => {
    end();
    process.exit();
  });
}
