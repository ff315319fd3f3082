/**
 * Runs a queue for long, kills one of its workers every 5 s and its private server twice, and counts: every task must
 * settle. Prints how often tasks ran more than once, and the memory of the driver and of the server by the minute. `--minutes 10`,
 * `--strategy queue/bullmq`. Exits with 1 if a task never settles, or if the driver's heap grows by more than 5 % from its
 * second minute to its last.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openExecutor } from '@parbench/core';
import queues from '@parbench/strategy-queue';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    strategy: { type: 'string', default: 'queue/bullmq' },
  },
});
const durationMs = 60_000 * Number(values.minutes);
const strategy = queues.strategies?.find(({ name }) => name === values.strategy);
if (strategy === undefined) throw new Error(`\`--strategy\`: there is no \`${values.strategy}\`.`);

const log = join(mkdtempSync(join(tmpdir(), 'parbench-queue-soak-')), 'executions');
appendFileSync(log, '');
const isBullmq = strategy.name === 'queue/bullmq';
await using executor = await openExecutor(strategy, {
  workload: { url: new URL('./queue/log-execution.ts', import.meta.url).href, params: { log } },
  workers: 2,
  options: isBullmq ? { lockDurationMs: 2_000, stalledIntervalMs: 1_000 } : { requestTimeoutMs: 3_000 },
});
await executor.ready();

/** How many tasks settled, by outcome. */
const outcomes: Record<string, number> = {};
const memory: { heapMb: number; serverMb: number | undefined }[] = [];
const startedAt = performance.now();
const elapsedMs = () => performance.now() - startedAt;
let submitted = 0;

await Promise.all([...Array.from({ length: 16 }, submitTasks), killWorkers(), killServers(), watchMemory()]);
report();

async function submitTasks(): Promise<void> {
  while (elapsedMs() < durationMs) {
    const outcome = await executor.submit(++submitted);
    const kind = outcome.status === 'ok' ? 'ok' : outcome.kind;
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
  }
}

async function killWorkers(): Promise<void> {
  while (elapsedMs() < durationMs - 10_000) {
    await wait(5_000);
    const [victim] = executor.workers().filter(({ state }) => state === 'ready');
    if (victim !== undefined) kill(victim.pid);
  }
}

async function killServers(): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    await wait(durationMs / 3);
    const server = serverPid();
    if (server !== undefined) kill(server);
  }
}

/** Returns the process id of the server, a child of this process. */
function serverPid(): number | undefined {
  const children = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  });
  const line = children.split('\n').find((text) => /redis-server|valkey-server|nats-server/.test(text));
  return line === undefined ? undefined : Number.parseInt(line, 10);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

async function watchMemory(): Promise<void> {
  while (elapsedMs() < durationMs) {
    await wait(Math.min(60_000, durationMs / 5));
    globalThis.gc?.();
    memory.push({ heapMb: mebibytes(process.memoryUsage().heapUsed), serverMb: serverMb() });
  }
}

/** Returns the resident memory of the server; undefined while it starts again. */
function serverMb(): number | undefined {
  const pid = serverPid();
  if (pid === undefined) return undefined;
  const rssKb = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return mebibytes(1024 * Number(rssKb));
}

function mebibytes(bytes: number): number {
  return Number((bytes / 2 ** 20).toFixed(1));
}

function report(): void {
  const executions = readFileSync(log, 'utf8').trim().split('\n');
  const settled = Object.values(outcomes).reduce((total, count) => total + count, 0);
  console.log({
    strategy: values.strategy,
    ...{ submitted, settled, outcomes },
    executions: executions.length,
    executionsBeyondOne: executions.length - new Set(executions).size,
  });
  console.table(memory);
  const growth = (memory.at(-1)?.heapMb ?? 0) / (memory[1]?.heapMb ?? Number.POSITIVE_INFINITY);
  if (settled !== submitted || growth > 1.05) process.exitCode = 1;
}
