/** The behaviour of a task of the suite's fixture workload, by the literal field `act`. */
export type Act =
  /** Returns `value`. */
  | { readonly act: 'echo'; readonly value: unknown }
  /** Returns `value` after `ms` without blocking its worker. */
  | { readonly act: 'wait'; readonly ms: number; readonly value?: unknown }
  /** Adds `line`, or its process id, to the file `taskLog`, then keeps its worker's thread busy for `ms`. Returns `line`. */
  | { readonly act: 'spin'; readonly ms: number; readonly taskLog?: string; readonly line?: string }
  /** Never ends and never yields. */
  | { readonly act: 'loop' }
  | { readonly act: 'throw'; readonly what: Thrown }
  /** Adds the time in nanoseconds (`process.hrtime`) to the file `taskLog`, if there is one, then calls `process.exit`. */
  | { readonly act: 'exit'; readonly code: number; readonly taskLog?: string }
  /** Calls `process.abort`. */
  | { readonly act: 'crash' }
  /** Allocates until the heap is full. */
  | { readonly act: 'exhaust-heap' }
  /** Returns `hello`; `afterMs` later, an error occurs outside any task. */
  | { readonly act: 'stray'; readonly how: 'exception' | 'rejection'; readonly afterMs: number }
  /** Takes `turns` turns of its worker's event loop, by timers and immediates in turn; returns `turns`. */
  | { readonly act: 'take-turns'; readonly turns: number }
  /** Sends `text` to a socket server of its own, in its worker, and returns the reply. */
  | { readonly act: 'use-socket'; readonly text: string }
  /** Returns at once; after `ms` adds `line` to the file `taskLog`, if the worker is still there. */
  | { readonly act: 'leave-timer'; readonly ms: number; readonly taskLog: string; readonly line: string }
  /** Sends `message` to the driver over the worker's own channel; returns `hello` after that has had time to arrive. */
  | { readonly act: 'intrude'; readonly message: unknown }
  /** Returns an `Identity`. */
  | { readonly act: 'identify' }
  /** Returns a value that perhaps cannot be sent to the driver. */
  | { readonly act: 'give'; readonly what: Delicate }
  /** Adds 1 to `count` and returns it. */
  | { readonly act: 'count'; count: number }
  /** Returns that many bytes, each its index modulo 251. */
  | { readonly act: 'give-bytes'; readonly length: number }
  /** Returns a `Digest` of `bytes`. */
  | { readonly act: 'digest'; readonly bytes: Uint8Array }
  /** Writes `value` to the first 32-bit integer of `memory`. */
  | { readonly act: 'store'; readonly memory: SharedArrayBuffer; readonly value: number };

/**
 * What `throw` throws. `delicate` is an error with properties that cannot be serialised; `hostile` is an error that
 * throws when it is read.
 */
export type Thrown = 'error' | 'text' | 'null' | 'delicate' | 'hostile' | 'rejection';

/** Values that some way of serialising cannot carry. */
export type Delicate = 'function' | 'symbol' | 'bigint' | 'cycle';

/** The worker that ran a task, and its parameters. */
export interface Identity {
  readonly pid: number;
  readonly threadId: number;
  /** How often `setup` has run in this worker. */
  readonly setups: number;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Enough about some bytes to check that they arrived whole. */
export interface Digest {
  readonly length: number;
  readonly sum: number;
}

/** Returns the digest of `bytes`: their number and their sum. */
export function digestOf(bytes: Uint8Array): Digest {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 1) sum += bytes[index] ?? 0;
  return { length: bytes.length, sum };
}

/** Returns `length` bytes, each its index modulo 251: a pattern that shifts and truncations break. */
export function patternOf(length: number): Uint8Array<ArrayBuffer> {
  const tile = Uint8Array.from({ length: 251 }, (_, index) => index);
  return new Uint8Array(Buffer.alloc(length, tile).buffer, 0, length);
}

/** Returns a value of the kind `what`. */
export function delicateValue(what: Delicate): unknown {
  if (what === 'function') return () => 1;
  if (what === 'symbol') return Symbol('delicate');
  if (what === 'bigint') return 1n;
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  return cycle;
}
