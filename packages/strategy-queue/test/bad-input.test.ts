import type { Strategy } from '@parbench/core';
import { describe, expect, test } from 'vitest';
import { bullmq, nats } from '../src/index.ts';
import { findProgram } from '../src/server/find-program.ts';
import { natsKind } from '../src/server/nats-server.ts';
import { redisKind } from '../src/server/redis-server.ts';
import { openQueue } from './open-queue.ts';
import { startNatsServer, startOtherService, startRedis } from './running-server.ts';

const kinds = [
  {
    name: 'queue/bullmq',
    strategy: bullmq as Strategy,
    scheme: 'redis',
    old: { firstLine: '', answer: '$19\r\nredis_version:5.0.1\r\n' },
    start: () => startRedis(findProgram(redisKind.programs) ?? ''),
    isInstalled: findProgram(redisKind.programs) !== undefined,
  },
  {
    name: 'queue/nats',
    strategy: nats as Strategy,
    scheme: 'nats',
    old: {
      firstLine: 'INFO {"version":"2.1.0","max_payload":1048576,"headers":true}\r\n',
      answer: 'PONG\r\n',
    },
    start: () => startNatsServer(findProgram(natsKind.programs) ?? ''),
    isInstalled: findProgram(natsKind.programs) !== undefined,
  },
];

describe.each(kinds)('$name', ({ strategy, scheme, old, start, isInstalled }) => {
  const refusal = (url: string) =>
    openQueue(strategy, 1, { url }).then(
      () => expect.unreachable(),
      (error: Error) => error,
    );

  test('says what to do where no server listens', async () => {
    expect(await refusal(`${scheme}://127.0.0.1:1`)).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^`url`: expected .* at .*127\.0\.0\.1:1.*Start one there/),
    });
  });

  test('says what to do where another service listens, which answers or is silent', async () => {
    await using talkative = await startOtherService('SSH-2.0-Other\r\n', 'HTTP/1.1 400 Bad Request\r\n\r\n');
    await using silent = await startOtherService('', '');
    const errors = await Promise.all(
      [talkative, silent].map(({ port }) => refusal(`${scheme}://127.0.0.1:${port}`)),
    );
    for (const error of errors) expect(error.message).toMatch(/^`url`: expected .*, received: /);
  });

  test('names the version of a server that is too old', async () => {
    await using server = await startOtherService(old.firstLine, old.answer);
    const { message } = await refusal(`${scheme}://127.0.0.1:${server.port}`);
    expect(message).toMatch(/or later, and .* runs (5\.0\.1|2\.1\.0)\. Upgrade it/);
  });

  test('says that the password is wrong, and does not repeat it', async ({ skip }) => {
    if (!isInstalled) skip('its server is not installed');
    await using server = await start();
    const { message } = await refusal(`${scheme}://user:wrong@127.0.0.1:${server.port}`);
    expect(message).toContain('refused the password');
    expect(message).not.toContain('wrong@');
  });
});

test.each([bullmq, nats] as Strategy[])(
  '$name is skipped with the package to install where its server is missing',
  async (strategy) => {
    const host = { platform: process.platform, nodeVersion: process.versions.node, availableParallelism: 2 };
    const { PATH } = process.env;
    process.env.PATH = '/nowhere';
    try {
      expect(await strategy.probe?.(host)).toMatchObject({
        available: false,
        reason: expect.stringMatching(/Debian: `apt install (redis|nats)-server`/),
      });
      const options = { url: 'redis://somewhere' };
      expect(await strategy.probe?.({ ...host, options })).toEqual({ available: true });
    } finally {
      process.env.PATH = PATH;
    }
  },
);
