import type { Executor, SubmitOptions } from './executor.ts';
import type { FailedOutcome, Outcome } from './outcome.ts';
import { defineStrategy } from './strategy.ts';
import { taskErrorOf } from './task-error.ts';
import { type StartedWorkload, startWorkload } from './worker/start-workload.ts';

const worker = 'driver';

/**
 * Runs every task in the driver, without workers: the baseline that ratios are taken against. Values pass by reference.
 * A deadline or an abort settles an asynchronous task on time; nothing can interrupt a synchronous one.
 */
export const inline = defineStrategy({
  name: 'inline',
  description: 'in the driver itself, one task after another: the baseline',
  capabilities: { unit: 'driver', values: 'reference', transfer: true, sharedMemory: true },
  async open({ workload }) {
    return createInlineExecutor(await startWorkload(workload));
  },
  async serve({ workload }) {
    const { serveInPlace } = await import('./service/serve-in-place.ts');
    return serveInPlace(workload);
  },
});

function createInlineExecutor(workload: StartedWorkload): Executor {
  const running = new Set<Promise<Outcome>>();
  let closing: Promise<void> | undefined;

  return {
    async submit(input, options = {}) {
      if (closing) return failed('aborted', 'The executor is closed.');
      if (options.signal?.aborted) return failed('aborted', 'The task was aborted before it ran.');
      try {
        const result = workload.run(input);
        if (!isPromiseLike(result)) return { status: 'ok', value: result, worker };
        const outcome = settleInTime(result, options);
        running.add(outcome);
        return await outcome.finally(() => running.delete(outcome));
      } catch (thrown) {
        return taskErrorOf(thrown, worker);
      }
    },
    close() {
      closing ??= Promise.allSettled(running).then(() => workload.teardown());
      return closing;
    },
    workers: () => [{ id: worker, pid: process.pid, state: 'ready' }],
  };
}

async function settleInTime(
  result: PromiseLike<unknown>,
  { signal, deadlineMs }: SubmitOptions,
): Promise<Outcome> {
  const settled = Promise.resolve(result).then<Outcome, Outcome>(
    (value) => ({ status: 'ok', value, worker }),
    (thrown) => taskErrorOf(thrown, worker),
  );
  if (signal === undefined && deadlineMs === undefined) return settled;
  const over = new AbortController();
  const limits = [untilAborted(signal, over.signal), untilDeadline(deadlineMs, over.signal)];
  return Promise.race([settled, ...limits]).finally(() => over.abort());
}

function untilAborted(signal: AbortSignal | undefined, over: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const onAbort = () => resolve(failed('aborted', 'The task was aborted while it ran.'));
    signal?.addEventListener('abort', onAbort, { once: true, signal: over });
  });
}

function untilDeadline(deadlineMs: number | undefined, over: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    if (deadlineMs === undefined) return;
    const onDeadline = () => resolve(failed('deadline', `The task took longer than ${deadlineMs} ms.`));
    const timer = setTimeout(onDeadline, deadlineMs);
    over.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

function failed(kind: 'aborted' | 'deadline', message: string): FailedOutcome {
  return { status: 'failed', kind, message };
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}
