import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a look at the CPUs takes, milliseconds. */
const lookMs = 100;

/** The share of the CPUs' time that must be idle for a further case to start. */
const leastIdleShare = 0.25;

let running = 0;
let lastStart: Promise<void> = Promise.resolve();

/**
 * Calls `run` in its turn and returns its result. Cases run at the same time, since most of their time is waiting, but
 * another one starts only while CPUs are idle: their deadlines do not allow for a share of a CPU.
 */
export async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  lastStart = lastStart.then(mayStart);
  await lastStart;
  try {
    return await run();
  } finally {
    running -= 1;
  }
}

async function mayStart(): Promise<void> {
  while (running > 0 && (await idleShare()) < leastIdleShare);
  running += 1;
}

/** Measures which share of all CPUs' time is idle. */
async function idleShare(): Promise<number> {
  const before = cpuTimes();
  await wait(lookMs);
  const after = cpuTimes();
  return (after.idle - before.idle) / Math.max(1, after.total - before.total);
}

function cpuTimes(): { readonly idle: number; readonly total: number } {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  return {
    idle,
    total: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle),
  };
}
