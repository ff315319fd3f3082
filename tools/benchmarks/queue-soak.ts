/**
 * Runs a queue for long, kills one of its workers every 5 s and its private server twice, and counts: every task must
 * settle exactly once. `--minutes 10`, `--strategy queue/bullmq`. Exits with 1 if a task settles twice or never, or if the
 * driver's memory grows by more than 5 % from its second minute to its last.
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

const outcomes = new Map<number, string[]>();
const heap: number[] = [];
const startedAt = performance.now();
const elapsedMs = () => performance.now() - startedAt;
let submitted = 0;

await Promise.all([...Array.from({ length: 16 }, submitTasks), killWorkers(), killServers(), watchMemory()]);
report();

async function submitTasks(): Promise<void> {
  while (elapsedMs() < durationMs) {
    const task = ++submitted;
    outcomes.set(task, []);
    const outcome = await executor.submit(task);
    outcomes.get(task)?.push(outcome.status === 'ok' ? 'ok' : outcome.kind);
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
    heap.push(process.memoryUsage().heapUsed);
  }
}

function report(): void {
  const all = [...outcomes.values()];
  const kinds = Object.groupBy(all.flat(), (kind) => kind);
  const executions = readFileSync(log, 'utf8').trim().split('\n');
  const unsettled = all.filter((settled) => settled.length === 0).length;
  const twice = all.filter((settled) => settled.length > 1).length;
  console.log({
    strategy: values.strategy,
    tasks: submitted,
    outcomes: Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, list?.length])),
    unsettled,
    settledTwice: twice,
    executions: executions.length,
    executionsBeyondOne: executions.length - new Set(executions).size,
    heapMb: heap.map((bytes) => Math.round(bytes / 2 ** 20)),
  });
  const growth = (heap.at(-1) ?? 0) / (heap[1] ?? Number.POSITIVE_INFINITY);
  if (unsettled > 0 || twice > 0 || growth > 1.05) process.exitCode = 1;
}
