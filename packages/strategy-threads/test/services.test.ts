import { openService } from '@parbench/core';
import { afterEach, expect, test } from 'vitest';
import { threadsOffload, threadsReusePort } from '../src/index.ts';

const reference = (exported: string) => ({
  url: `data:text/javascript,export default ${encodeURIComponent(`{ kind: 'service', name: 's', request: () => ({ path: '/' }), ${exported} }`)}`,
  params: {},
});
const exiting =
  "handle(request, response) { if (request.url === '/exit') process.exit(1); response.end('here'); }";

let close: (() => Promise<void>) | undefined;
afterEach(async () => close?.());

test('threads/reuseport replaces a thread that exits, on the same port', async () => {
  const service = await openService(threadsReusePort, { workload: reference(exiting), workers: 2 });
  close = service.close;
  await service.ready();
  const before = service.workers().map(({ id }) => id);
  await expect(fetch(`${service.url}/exit`)).rejects.toThrow();
  await expect.poll(() => service.workers().every(({ id }) => before.includes(id))).toBe(false);
  await service.ready();
  expect(service.workers()).toHaveLength(2);
  expect(await (await fetch(service.url)).text()).toBe('here');
});

test('threads/offload runs `call` in threads, and says so if there is nothing to run', async () => {
  const handler =
    'async handle(_request, response, { call }) { response.end(String(await call(1))); }, run: async () => (await import("node:worker_threads")).isMainThread';
  const service = await openService(threadsOffload, { workload: reference(handler), workers: 2 });
  close = service.close;
  expect(await (await fetch(service.url)).text()).toBe('false');
  await expect(
    openService(threadsOffload, { workload: reference(exiting), workers: 2 }),
  ).rejects.toMatchObject({ code: 'unavailable' });
});
