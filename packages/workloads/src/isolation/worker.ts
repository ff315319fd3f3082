/** The module that the worker of an isolation probe runs, as a thread or as a process. */
import { parentPort } from 'node:worker_threads';
import type { Crash, Seen } from './answers.ts';
import { globalName } from './global-name.ts';

/** What the driver writes to later. */
interface Target {
  readonly object: { readonly value: number };
  readonly shared: Int32Array;
}

/** A target to watch, the order to look at it, or the way to end. */
type Message = { readonly watch: Target } | 'look' | Crash;

let target: Target | undefined;

if (parentPort) parentPort.on('message', receive);
else process.on('message', receive);

function receive(message: Message): void {
  if (typeof message === 'object') {
    target = message.watch;
    send('ready');
  } else if (message === 'look') {
    send(look());
  } else {
    crash(message);
  }
}

function send(message: unknown): void {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
}

function look(): Seen {
  return {
    object: target?.object.value === 1,
    global: Reflect.get(globalThis, globalName) === 1,
    shared: target?.shared[0] === 1,
  };
}

function crash(way: Crash): void {
  if (way === 'exit') process.exit(3);
  // As an abort in native code does: `process.abort` does not exist in a thread.
  if (way === 'abort') process.kill(process.pid, 'SIGABRT');
  const kept: unknown[] = [];
  while (way === 'memory') kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
}
