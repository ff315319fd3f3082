import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/**
 * How many calls V8 waits for until it compiles a function with Maglev and with TurboFan, and after it has learnt a new
 * type. Its own numbers, and a tenth of them. Source: V8, src/flags/flag-definitions.h.
 */
const usual = { maglev: 400, turbofan: 3000, newType: 500 };
const tenth = { maglev: 40, turbofan: 300, newType: 50 };

/** The versions of V8 whose own numbers are `usual`: those of Node 22 to 26. */
const [oldest, newest] = [12.4, 14.6] as const;

/** The part of V8 that this needs. */
interface V8 {
  /** Its version. */
  readonly v8: string;
  setFlag(flag: string): void;
}

const thisV8: V8 = { v8: process.versions.v8, setFlag: setFlagsFromString };

/**
 * Calls `run` while V8 compiles functions after a tenth of the usual calls, in all threads of this process. Without
 * effect in a version of V8 whose usual numbers are not known here.
 */
export async function compilingEarly<Result>(
  run: () => Promise<Result>,
  { v8, setFlag }: V8 = thisV8,
): Promise<Result> {
  const version = Number.parseFloat(v8);
  if (version < oldest || version > newest) return run();
  for (const flag of flagsFor(tenth)) setFlag(flag);
  try {
    return await run();
  } finally {
    for (const flag of flagsFor(usual)) setFlag(flag);
  }
}

function flagsFor({ maglev, turbofan, newType }: typeof usual): readonly string[] {
  return [
    `--invocation-count-for-maglev=${maglev}`,
    `--invocation-count-for-turbofan=${turbofan}`,
    `--minimum-invocations-after-ic-update=${newType}`,
  ];
}

/** The variable by which a driver asks the processes that it starts, since all ways to start one pass on the environment. */
const variable = 'PARBENCH_COMPILE_EARLY_MS';

/**
 * Asks this process, and every process that it starts from now on, to compile early for `forMs` milliseconds from its next
 * `compileEarlyIfAsked` on.
 */
export function askForEarlyCompilation(forMs: number): void {
  process.env[variable] = String(forMs);
}

/**
 * Compiles early for some time if this process was asked to: a driver calls it when its pool is open, a worker when its
 * workload has started. A thread need not, since its process has one setting for all threads.
 */
export function compileEarlyIfAsked(): void {
  const forMs = Number(process.env[variable] ?? 0);
  if (isMainThread && forMs > 0) void compilingEarly(() => sleep(forMs, undefined, { ref: false }));
}
