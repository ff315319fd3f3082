import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { keepAsking } from '../src/requests.ts';

test('a load ends although a connection stays open without an answer, and counts the request as failed', async () => {
  let silent = 1;
  const url = await listen(
    createServer((_, response) => {
      if (silent-- > 0) return;
      response.end('hello');
    }),
  );
  const load = keepAsking(url, '/', 2, 200);
  await wait(50);
  const { answered, failed } = await load.end();
  expect(answered).toBeGreaterThan(0);
  expect(failed).toBe(1);
});

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
