/** The settings of a calibration; times in milliseconds. */
export interface CalibrationOptions {
  readonly warmupMs: number;
  /** The shortest timed run of the kernel: long compared with the clock's cost and resolution. */
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
 * Returns how many iterations of `kernel` take `targetMs` on this host, at least 1. Runs the kernel for `warmupMs`, so
 * that it is compiled and the CPU's frequency is up. Doubles the count until one run lasts `sampleMs`, times `samples`
 * such runs and uses the fastest, since other load on the host can only slow a sample down.
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
    // If the result were unused, the compiler could remove the work.
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
