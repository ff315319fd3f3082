import { describe, expect, it, test } from 'vitest';
import { inline, openService } from '../src/index.ts';
import { probeReusePort } from '../src/service/index.ts';

const host = { platform: 'linux', nodeVersion: '26.10.0', availableParallelism: 2 } as const;

test.each([
  ['linux', '26.10.0', true],
  ['linux', '22.18.0', true],
  ['linux', '22.11.0', false],
  ['linux', '23.0.0', false],
  ['linux', '23.1.0', true],
  ['darwin', '26.10.0', false],
  ['win32', '26.10.0', false],
] as const)('on %s with Node %s, ports can be shared: %s', (platform, nodeVersion, available) => {
  const answer = probeReusePort({ ...host, platform, nodeVersion });
  expect(answer.available).toBe(available);
  if (!answer.available) expect(answer.reason).toMatch(/`reusePort`/);
});

describe('openService', () => {
  const workload = (exported: string) => ({
    url: `data:text/javascript,export default ${encodeURIComponent(exported)}`,
    params: {},
  });
  const service = (handler: string) =>
    workload(`{ kind: 'service', name: 's', request: () => ({ path: '/' }), ${handler} }`);

  it('refuses a strategy without `serve`, and a workload that is not a service', async () => {
    const open = inline.open;
    await expect(
      openService({ name: 'a', open }, { workload: service('handle() {}'), workers: 1 }),
    ).rejects.toMatchObject({ code: 'invalid-strategy' });
    const task = workload("{ kind: 'task', name: 't', input() {}, run() {} }");
    await expect(openService(inline, { workload: task, workers: 1 })).rejects.toThrow(
      '`t`: expected a service, received a task',
    );
  });

  it('answers a fault of the handler with its message, from then on', async () => {
    const handle =
      "handle(request, response) { if (request.url === '/bad') throw new Error('bad path'); response.end(); }";
    await using opened = await openService(inline, { workload: service(handle), workers: 1 });
    expect((await fetch(`${opened.url}/good`)).status).toBe(200);
    for (const path of ['/bad', '/good']) {
      const response = await fetch(opened.url + path);
      expect([response.status, await response.text()]).toEqual([500, 'bad path']);
    }
  });

  it('answers the fault of a `fetch` handler, and runs its `run` by `call`', async () => {
    const handler =
      "async fetch(request, { call }) { return new Response(await call(new URL(request.url).pathname)); }, run: (path) => { if (path === '/bad') throw new Error('bad path'); return path; }";
    await using opened = await openService(inline, { workload: service(handler), workers: 1 });
    expect(await (await fetch(`${opened.url}/good`)).text()).toBe('/good');
    const response = await fetch(`${opened.url}/bad`);
    expect([response.status, await response.text()]).toEqual([500, 'bad path']);
  });

  it('tells a handler that calls a `run` which is not there', async () => {
    const handler = 'async handle(request, response, { call }) { response.end(await call(1)); }';
    await using opened = await openService(inline, { workload: service(handler), workers: 1 });
    expect(await (await fetch(opened.url)).text()).toContain('expected a `run` function');
  });
});
