/**
 * A thread that says with its first message that it is ready, and answers each one that it receives with a `SpeedReading`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { mean } from '../statistics/mean.ts';
import { currentCpu } from './current-cpu.ts';

/** How fast a CPU ran the loop. */
export interface SpeedReading {
  /** The number of the CPU; undefined if the host does not say. */
  readonly cpu: number | undefined;
  /** Runs of the loop per millisecond. */
  readonly speed: number;
}

/** 128 KiB: more than the first cache has, and less than the second. */
const numbers = Int32Array.from({ length: 32_768 }, (_, index) => index);

/** Integers to a cache line of 64 bytes. */
const line = 16;

/** What the loop found, so that the compiler keeps it. */
let seen = 0;

/**
 * Runs the loop, and returns its runs per millisecond. Its loads do not wait for each other: a neighbour on the same core slows
 * them as much as it slows a parser, a copy or a tree. A chain of operations, each of which waits for the one before, would not
 * show it. All is in one function, which V8 compiles fully by the number of its calls.
 */
function timeRuns(runs: number): number {
  const startedMs = performance.now();
  let total = seen;
  for (let run = 0; run < runs; run++) {
    for (let index = 0; index < numbers.length; index += line) total ^= numbers[index] ?? 0;
  }
  seen = total;
  return runs / (performance.now() - startedMs);
}

/** A tenth of a millisecond. */
const runsPerWindow = 50;

const windows = 20;

/** The first windows fill the cache again. */
const uncounted = 3;

/** The mean without the slowest quarter: a window in which another thread had the CPU says nothing of its speed. */
function read(): SpeedReading {
  for (let window = 0; window < uncounted; window++) timeRuns(runsPerWindow);
  const speeds = Array.from({ length: windows }, () => timeRuns(runsPerWindow));
  const undisturbed = speeds.toSorted((a, b) => a - b).slice(windows / 4);
  return { cpu: currentCpu('thread-self'), speed: mean(undisturbed) };
}

/** More calls than V8 waits for until it compiles a function fully: 3,000. */
const warmUpCalls = 6000;

for (let call = 0; call < warmUpCalls; call++) timeRuns(1);
await sleep(20);
read();
parentPort?.on('message', () => parentPort?.postMessage(read()));
parentPort?.postMessage(seen);
