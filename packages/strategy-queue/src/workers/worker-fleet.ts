import { ParbenchError, type WorkerStatus } from '@parbench/core';
import type { OrphanReaper } from '@parbench/core/orphan-reaper';
import type { LibraryWorkers } from '@parbench/core/pool-library';
import { startWorkerProcess, type WorkerEnd, type WorkerProgram } from './worker-process.ts';
import { createWorkerSlot } from './worker-slot.ts';

/** The worker processes of one executor, each replaced when it ends. */
export interface WorkerFleet extends LibraryWorkers {
  /** Resolves when the first worker can run tasks; rejects when the first start fails. */
  readonly opened: Promise<void>;
  /** Ends all workers; kills those that are still there after `graceMs`. */
  end(graceMs: number): Promise<void>;
}

/** Starts `count` workers. */
export function startWorkerFleet(program: WorkerProgram, count: number, reaper: OrphanReaper): WorkerFleet {
  const opened = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<string>();
  let waiting: PromiseWithResolvers<void>[] = [];
  const slots = Array.from({ length: count }, () =>
    createWorkerSlot((events) => startWorkerProcess(program, reaper, events), update),
  );

  function update(failedStart?: WorkerEnd): void {
    if (failedStart) opened.reject(errorOf(failedStart));
    if (slots.some(({ state }) => state.name === 'ready')) opened.resolve();
    if (isFull()) settleWaiting(({ resolve }) => resolve());
    const [abandoned] = abandonments();
    if (abandoned === undefined) return;
    settleWaiting(({ reject }) => reject(errorOf(abandoned)));
    if (abandonments().length === count) gone.resolve(abandoned.message);
  }

  const isFull = () => slots.every(({ state }) => state.name === 'ready');
  const abandonments = () => slots.flatMap(({ state }) => (state.name === 'abandoned' ? state.end : []));

  function settleWaiting(settle: (promise: PromiseWithResolvers<void>) => void): void {
    const settled = waiting;
    waiting = [];
    for (const promise of settled) settle(promise);
  }

  opened.promise.catch(() => {});
  return {
    opened: opened.promise,
    gone: gone.promise,
    list: () =>
      slots.flatMap(({ state }): WorkerStatus[] => {
        if (state.name !== 'starting' && state.name !== 'ready') return [];
        const { pid } = state.worker;
        return [{ id: pid, pid, state: state.name }];
      }),
    ready() {
      const promise = Promise.withResolvers<void>();
      waiting.push(promise);
      update();
      return promise.promise;
    },
    async end(graceMs) {
      await Promise.all(slots.map((slot) => slot.retire(graceMs)));
    },
  };
}

function errorOf({ code, message }: WorkerEnd): ParbenchError {
  return new ParbenchError(code, message);
}
