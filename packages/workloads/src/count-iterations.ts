/** What a calibration is made of; times in milliseconds. */
export interface CalibrationOptions {
  readonly warmupMs: number;
  /** How long one timed run of the kernel is at least: long against the clock's own cost and resolution. */
  readonly sampleMs: number;
  readonly samples: number;
  /** A monotone clock. */
  readonly now: () => number;
}

const defaults: CalibrationOptions = {
  warmupMs: 100,
  sampleMs: 5,
  samples: 15,
  now: () => performance.now(),
};

/**
 * How many iterations of `kernel` take `targetMs` on this host, at least 1. Runs the kernel for `warmupMs` so that it
 * is compiled and the clock frequency is up, doubles the count until one run lasts `sampleMs`, times `samples` such
 * runs and goes by the fastest: whatever else runs on the host only ever slows a sample down, and the count is kept.
 */
export function countIterations(
  kernel: (iterations: number) => number,
  targetMs: number,
  options: Partial<CalibrationOptions> = {},
): number {
  const { warmupMs, sampleMs, samples, now } = { ...defaults, ...options };
  const time = (iterations: number) => {
    const startMs = now();
    const result = kernel(iterations);
    const durationMs = now() - startMs;
    // A result that nobody looks at lets the compiler drop the work that led to it.
    if (Number.isNaN(result)) throw new TypeError('The kernel returned NaN.');
    return durationMs;
  };
  const warmUntilMs = now() + warmupMs;
  while (now() < warmUntilMs) time(1000);
  let iterations = 1;
  while (time(iterations) < sampleMs) iterations *= 2;
  const fastestMs = Math.min(...Array.from({ length: samples }, () => time(iterations)));
  return Math.max(1, Math.round((targetMs / fastestMs) * iterations));
}
