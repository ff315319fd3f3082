import { performance } from 'node:perf_hooks';
import { exitCodes } from './exit-codes.ts';

/** Closing a terminal sends SIGHUP. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A terminal sends one Ctrl-C to every process of the group, and pnpm forwards it too: the same one arrives twice. https://github.com/pnpm/pnpm/issues/7374
 */
const samePressMs = 500;

/** Interrupts as an abort signal. */
export interface Interrupts extends Disposable {
  readonly signal: AbortSignal;
}

/** Listens for SIGINT, SIGTERM and SIGHUP: the first aborts, calling `onFirst`; one that comes later ends the process at once. */
export function listenForInterrupts(onFirst: () => void): Interrupts {
  const controller = new AbortController();
  let firstMs: number | undefined;
  const onSignal = () => {
    const nowMs = performance.now();
    firstMs ??= nowMs;
    if (nowMs - firstMs > samePressMs) process.exit(exitCodes.interrupted);
    if (controller.signal.aborted) return;
    onFirst();
    controller.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
