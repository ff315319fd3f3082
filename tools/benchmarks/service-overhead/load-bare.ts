/** A client as one writes it without a harness: undici, a number of connections, the next request after each response. */
import { performance } from 'node:perf_hooks';
import type { ServiceWorkload } from '@parbench/core';
import { Client, type Dispatcher } from 'undici';

const [address = '', connections = '1', warmUp = '1', stretch = '1', url = '', params = '{}'] =
  process.argv.slice(2);
const { request }: ServiceWorkload = (await import(url)).default;
const requests = Array.from({ length: 64 }, (_, seed) => {
  const { path, method = 'GET', headers, body } = request(JSON.parse(params), seed + 1);
  return { path, method, headers: headers ?? null, body: body ?? null } as Dispatcher.RequestOptions;
});

let next = 0;
let completions = 0;
let isOver = false;
const lanes = Array.from({ length: Number(connections) }, async () => {
  const client = new Client(address, { pipelining: 1 });
  while (!isOver) {
    const { body } = await client.request(requests[next++ % requests.length] as Dispatcher.RequestOptions);
    await body.dump();
    completions++;
  }
  await client.close();
});
await sleep(Number(warmUp));
const before = completions;
const startedMs = performance.now();
await sleep(Number(stretch));
const perSecond = (1000 * (completions - before)) / (performance.now() - startedMs);
isOver = true;
await Promise.all(lanes);
console.log(perSecond);

function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
}
