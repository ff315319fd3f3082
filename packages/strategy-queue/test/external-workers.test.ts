import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openExecutor, type Strategy } from '@parbench/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bullmq, nats } from '../src/index.ts';
import { joinRuns } from '../src/join.ts';
import { findProgram } from '../src/server/find-program.ts';
import { natsKind } from '../src/server/nats-server.ts';
import { redisKind } from '../src/server/redis-server.ts';
import { createFolder } from './open-queue.ts';
import { startNatsServer, startRedis } from './running-server.ts';
import { skipWithoutServer } from './skip-without-server.ts';

/** A workload in the folder of this process, as the folder of a run has it. */
let folder: string;
let url: string;

beforeAll(async () => {
  await mkdir('reports', { recursive: true });
  folder = await mkdtemp(join(process.cwd(), 'reports/external-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'part.js'), 'export const square = (number) => number * number;');
  await writeFile(
    join(folder, 'square.js'),
    "import { square } from './part.js';\nexport default { kind: 'task', name: 'square', input: () => 2, run: square };",
  );
  url = pathToFileURL(join(folder, 'square.js')).href;
});

afterAll(() => rm(folder, { recursive: true }));

const kinds = [
  {
    strategy: bullmq as Strategy,
    start: () => startRedis(findProgram(redisKind.programs) ?? ''),
    urlOf: (port: number, host = '127.0.0.1') => `redis://:secret@${host}:${port}`,
  },
  {
    strategy: nats as Strategy,
    start: () => startNatsServer(findProgram(natsKind.programs) ?? ''),
    urlOf: (port: number, host = '127.0.0.1') => `nats://user:secret@${host}:${port}`,
  },
];

describe.each(kinds)('$strategy.name', async ({ strategy, start, urlOf }) => {
  await skipWithoutServer(strategy);

  test('waits for the workers of another host, which run tasks and report what they used', async () => {
    await using server = await start();
    const lines: string[] = [];
    const controller = new AbortController();
    const options = { url: urlOf(server.port), externalWorkers: 2 };
    const opening = openExecutor(strategy, { workload: { url, params: {} }, workers: 3, options });
    const worker = joinRuns({
      ...{ strategy: strategy.name, url: options.url, prefix: 'parbench', workers: 2 },
      ...{ folder: process.cwd(), signal: controller.signal, log: (line: string) => void lines.push(line) },
    });
    await using executor = await opening;
    await executor.ready();
    const ids = executor.workers().map(({ id }) => id);
    expect(ids.filter((id) => typeof id === 'string')).toHaveLength(2);
    const outcomes = await Promise.all(Array.from({ length: 300 }, (_, number) => executor.submit(number)));
    expect(outcomes.map((outcome) => outcome.status === 'ok' && outcome.value)).toEqual(
      Array.from({ length: 300 }, (_, number) => number * number),
    );
    expect(new Set(outcomes.map(({ worker: id }) => id))).toEqual(new Set(ids));
    await executor.close();
    controller.abort();
    await worker;
    expect(lines.filter((line) => /s of CPU, at most \d+ MiB\.$/.test(line))).toHaveLength(2);
  });

  test('refuses a host whose workload files differ, with both hashes', async () => {
    const copy = await createFolder();
    const path = relative(process.cwd(), folder);
    await cp(folder, join(copy, path), { recursive: true });
    await writeFile(join(copy, path, 'part.js'), 'export const square = (number) => number ** 2;');
    await using server = await start();
    const controller = new AbortController();
    const options = { url: urlOf(server.port), externalWorkers: 1 };
    const opening = openExecutor(strategy, { workload: { url, params: {} }, workers: 1, options });
    const refused = expect(opening).rejects.toThrow(
      /expected the files of `.*square\.js` with the hash [0-9a-f]{16}, .* received [0-9a-f]{16}\. Copy them/,
    );
    const worker = joinRuns({
      ...{ strategy: strategy.name, url: options.url, prefix: 'parbench', workers: 1 },
      ...{ folder: copy, signal: controller.signal, log() {} },
    });
    await refused;
    controller.abort();
    await worker;
  });

  test('refuses `externalWorkers` without `url`, and more of them than workers', async () => {
    const open = (options: object) =>
      openExecutor(strategy, { workload: { url, params: {} }, workers: 1, options });
    await expect(open({ externalWorkers: 1 })).rejects.toThrow('expected `url` with it');
    await using server = await start();
    await expect(open({ url: urlOf(server.port), externalWorkers: 2 })).rejects.toThrow(
      'at most the 1 workers',
    );
  });
});

test('a worker in another network namespace joins over a veth pair', async ({ skip }) => {
  const program = findProgram(redisKind.programs);
  if (program === undefined) return skip('no Redis is on the path');
  using link = createNamespace();
  if (link === undefined) return skip('network namespaces need root, `ip` and a kernel with veth');
  await using server = await startRedis(program, 'secret', link.here);
  const redisUrl = `redis://:secret@${link.here}:${server.port}`;
  const script = `
    const { joinRuns } = await import(${JSON.stringify(import.meta.resolve('../src/join.ts'))});
    await joinRuns({ strategy: 'queue/bullmq', url: ${JSON.stringify(redisUrl)}, prefix: 'parbench', workers: 1,
      folder: process.cwd(), signal: new AbortController().signal, log: console.log });`;
  const file = join(folder, 'worker.mjs');
  await writeFile(file, script);
  const args = ['netns', 'exec', link.name, process.execPath, ...process.execArgv, file];
  const worker = spawn('ip', args, { stdio: 'ignore' });
  const ended = once(worker, 'exit');
  try {
    await using executor = await openExecutor(bullmq as Strategy, {
      ...{ workload: { url, params: {} }, workers: 1 },
      options: { url: redisUrl, externalWorkers: 1 },
    });
    expect(await executor.submit(12)).toMatchObject({ status: 'ok', value: 144 });
  } finally {
    worker.kill('SIGKILL');
    await ended;
  }
});

/** Creates a network namespace that reaches this one by a veth pair; `undefined` where that is not possible. */
function createNamespace(): ({ readonly name: string; readonly here: string } & Disposable) | undefined {
  const id = process.pid % 10_000;
  const name = `parbench-${id}`;
  const network = `10.213.${id % 250}`;
  const ip = (...args: string[]) => void execFileSync('ip', args, { stdio: 'ignore' });
  try {
    ip('netns', 'add', name);
    ip('link', 'add', `pb${id}a`, 'type', 'veth', 'peer', 'name', `pb${id}b`, 'netns', name);
    ip('address', 'add', `${network}.1/24`, 'dev', `pb${id}a`);
    ip('link', 'set', `pb${id}a`, 'up');
    ip('-n', name, 'address', 'add', `${network}.2/24`, 'dev', `pb${id}b`);
    ip('-n', name, 'link', 'set', `pb${id}b`, 'up');
  } catch {
    return undefined;
  }
  // The pair goes with the namespace.
  return { name, here: `${network}.1`, [Symbol.dispose]: () => ip('netns', 'delete', name) };
}
