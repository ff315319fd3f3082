/** The places of the two counters: in different cache lines, so that they do not slow each other down. */
const [plain, atomic] = [0, 64];

/** The bytes of the memory for both counters. */
export const counterBytes = 4 * (atomic + 1);

/** The values of both counters. */
export interface Counts {
  readonly plain: number;
  readonly atomic: number;
}

/** Increments both counters so often: one by `++`, the other by `Atomics.add`. */
export function incrementCounters(counters: Int32Array, increments: number): void {
  for (let increment = 0; increment < increments; increment++) {
    counters[plain] = (counters[plain] as number) + 1;
    Atomics.add(counters, atomic, 1);
  }
}

/** Reads both counters. */
export function readCounters(counters: Int32Array): Counts {
  return { plain: Atomics.load(counters, plain), atomic: Atomics.load(counters, atomic) };
}

/** Returns the figures of counters that were incremented `expected` times. */
export function lostUpdates(counted: Counts, expected: number) {
  return { 'lost plain': expected - counted.plain, 'lost atomic': expected - counted.atomic };
}
