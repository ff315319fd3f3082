import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenedService } from '@parbench/core';
import { workerPath } from '@parbench/core/service';
import type { ConformanceCase } from '../conformance-case.ts';
import { type Answer, ask, keepAsking } from '../requests.ts';
import { until, within } from '../time-limits.ts';

/** A strategy with `serve` runs request handlers behind one port of the loopback address. */
export const serviceCases: readonly ConformanceCase[] = [
  {
    clause: 'services/answers',
    title: 'requests are answered by the handler, and `call` runs the workload\u2019s `run`',
    requires: ['services'],
    async run(context) {
      const service = await context.serve();
      const values = Array.from({ length: 20 }, (_, index) => `${index}`);
      const answers = await Promise.all(values.map((value) => ask(service.url, `/echo/${value}`)));
      assert.deepEqual(
        answers.map(({ body }) => body),
        values,
      );
    },
  },
  {
    clause: 'services/loopback',
    title: 'a service listens on the loopback address',
    requires: ['services'],
    async run(context) {
      const { url } = await context.serve();
      assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    },
  },
  {
    clause: 'services/balance',
    title: 'of many connections, each worker that is ready gets at least one',
    requires: ['services'],
    async run(context) {
      const service = await context.serve({ workers: 2 });
      await service.ready();
      const listed = service.workers().map(({ id }) => `${id}`);
      const answers = await Promise.all(Array.from({ length: 64 }, () => ask(service.url, workerPath)));
      assert.deepEqual(new Set(answers.map(({ body }) => body)), new Set(listed));
    },
  },
  {
    clause: 'services/fault',
    title: 'when the handler throws, the request is answered with status 500, and the service stays',
    requires: ['services'],
    async run(context) {
      const { url } = await context.serve();
      const { status, body } = await ask(url, '/throw');
      assert.deepEqual({ status, body }, { status: 500, body: 'thrown by the handler' });
      assert.equal((await ask(url, workerPath)).status, 200);
    },
  },
  {
    clause: 'services/killed',
    title: 'when a worker is killed under load, only requests on its connections fail, and it is replaced',
    requires: ['services', 'processes'],
    async run(context) {
      const service = await context.serve({ workers: 2 });
      await service.ready();
      const load = keepAsking(service.url, '/echo/hello', 8);
      await wait(200);
      const [victim] = service.workers();
      assert.ok(victim);
      process.kill(victim.pid, 'SIGKILL');
      await expectReplaced(service, victim.id);
      await wait(200);
      const { answered, failed } = await load.end();
      assert.ok(answered > 0, 'Requests were answered');
      assert.ok(failed <= 8, `${failed} requests failed: more than were in flight`);
      assert.equal((await ask(service.url, '/echo/again')).body, 'again');
    },
  },
  {
    clause: 'services/graceful-close',
    title: 'a request that is in flight when the service closes is answered',
    requires: ['services'],
    async run(context) {
      const service = await context.serve({ workers: 2 });
      await service.ready();
      const answers = Array.from({ length: 8 }, () => ask(service.url, '/wait/400'));
      await wait(150);
      await within(5_000, 'the service to close', service.close());
      const bodies = (await Promise.all(answers)).map(({ body }: Answer) => body);
      assert.deepEqual(bodies, Array(8).fill('400'));
    },
  },
  {
    clause: 'services/port-released',
    title: 'after close, nothing listens on the port any more',
    requires: ['services'],
    async run(context) {
      const service = await context.serve({ workers: 2 });
      await service.ready();
      await service.close();
      await service.close();
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
      const [error] = await once(socket, 'error');
      assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
    },
  },
  {
    clause: 'services/module-missing',
    title: 'a module that does not exist makes serve reject with `module-missing`',
    requires: ['services'],
    async run(context) {
      await assert.rejects(context.serve({ fixture: 'file:///no/such/module.mjs' }), {
        code: 'module-missing',
      });
    },
  },
];

async function expectReplaced(service: OpenedService, lost: number | string): Promise<void> {
  await until(5_000, 'the lost worker to be gone', () => service.workers().every(({ id }) => id !== lost));
  await within(10_000, 'a new worker to listen', service.ready());
  assert.equal(service.workers().filter(({ state }) => state === 'ready').length, 2);
}
