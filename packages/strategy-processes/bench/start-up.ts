/**
 * Measures the start of a worker process with and without Node's compile cache: milliseconds from `submit` to the
 * outcome in `processes/spawn`, one task at a time, both in turn. The cache is in a folder of its own.
 * Run after a build: node packages/strategy-processes/bench/start-up.ts [rounds]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenedExecutor, openExecutor } from '@parbench/core';
import { processesSpawn } from '@parbench/strategy-processes';

const rounds = Number(process.argv[2] ?? 20);
const workload = { url: import.meta.resolve('./noop.ts'), params: {} };
const folder = await mkdtemp(join(tmpdir(), 'parbench-start-up-'));
process.env.TMPDIR = folder;

const without = await open(false);
const withCache = await open(true);
const times: { readonly without: number; readonly withCache: number }[] = [];
for (let round = 0; round < rounds; round++) {
  times.push({ without: await timeTask(without), withCache: await timeTask(withCache) });
}
await Promise.all([without.close(), withCache.close()]);
await rm(folder, { recursive: true });

print(
  'without',
  times.map((time) => time.without),
);
print(
  'with',
  times.map((time) => time.withCache),
);
print(
  'ratio',
  times.map((time) => time.without / time.withCache),
);

function open(compileCache: boolean): Promise<OpenedExecutor> {
  return openExecutor(processesSpawn, { workload, workers: 1, options: { compileCache } });
}

async function timeTask(executor: OpenedExecutor): Promise<number> {
  const startedMs = performance.now();
  await executor.submit(1);
  return performance.now() - startedMs;
}

function print(name: string, values: readonly number[]): void {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share).toFixed(2));
  console.log(`${name}: ${middle} (quartiles ${low} to ${high}, ${values.length} rounds)`);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
}
