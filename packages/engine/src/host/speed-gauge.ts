import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { mean } from '../statistics/mean.ts';
import type { SpeedReading } from './speed-thread.ts';

/** The module beside this file, in the source as in the published package. */
const entry = new URL(`./speed-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Reads how fast the CPUs run a fixed loop. Between slices, when this run is at rest, only others can change that: guests on
 * the same cores, or the host's clock.
 */
export interface SpeedGauge extends AsyncDisposable {
  /** Lets all CPUs run the loop at once, for a few milliseconds. */
  read(): Promise<readonly SpeedReading[]>;
  /** What `read` returned last; nothing before. */
  latest(): readonly SpeedReading[];
}

/** More CPUs are represented by so many of them. */
const mostThreads = 8;

/** How often a reading is repeated, if two threads share a CPU and another one is not read. */
const mostTries = 3;

/**
 * Starts the threads that run the loop, one for each CPU, and waits until they are at rest. Rejects, and leaves none of them,
 * if the system refuses one.
 */
export async function startSpeedGauge(): Promise<SpeedGauge> {
  const threads = Array.from(
    { length: Math.min(availableParallelism(), mostThreads) },
    () => new Worker(entry),
  );
  const terminate = async () => {
    await Promise.all(threads.map((thread) => thread.terminate()));
  };
  let latest: readonly SpeedReading[] = [];
  try {
    await Promise.all(threads.map((thread) => once(thread, 'message')));
  } catch (error) {
    await terminate();
    throw error;
  }
  // Idle threads keep no process alive; during a reading they do.
  for (const thread of threads) thread.unref();
  const readOnce = () => Promise.all(threads.map(readSpeed));
  return {
    async read() {
      const readings = await readOnce();
      for (let tries = 1; tries < mostTries && lacksCpus(readings, threads.length); tries++) {
        readings.push(...(await readOnce()));
      }
      latest = readings;
      return readings;
    },
    latest: () => latest,
    [Symbol.asyncDispose]: terminate,
  };
}

async function readSpeed(thread: Worker): Promise<SpeedReading> {
  thread.ref();
  thread.postMessage('read');
  const [reading] = await once(thread, 'message');
  thread.unref();
  return reading as SpeedReading;
}

/** Where the host does not say which CPUs were read, none is known to be missing. */
function lacksCpus(readings: readonly SpeedReading[], cpus: number): boolean {
  return readings.every(({ cpu }) => cpu !== undefined) && byCpu(readings).size < cpus;
}

function byCpu(readings: readonly SpeedReading[]): ReadonlyMap<number | undefined, readonly SpeedReading[]> {
  return Map.groupBy(readings, ({ cpu }) => cpu);
}

/**
 * Returns the speed of `cpu` in some readings, runs of the loop per millisecond: the geometric mean over its readings, or
 * over those of all CPUs alike if it is not known or was not read. Undefined without readings.
 */
export function speedOf(readings: readonly SpeedReading[], cpu?: number): number | undefined {
  const cpus = byCpu(readings);
  const own = cpu === undefined ? undefined : cpus.get(cpu);
  const groups = own ? [own] : [...cpus.values()];
  if (groups.length === 0) return undefined;
  const logs = groups.map((group) => mean(group.map(({ speed }) => Math.log(speed))));
  return Math.exp(mean(logs));
}
