import { setTimeout as wait } from 'node:timers/promises';
import { isParbenchError, ParbenchError } from '../errors.ts';
import type { WorkerId } from '../outcome.ts';
import type { LibraryPool } from './library-pool.ts';
import type { LibraryAnswer } from './messages.ts';
import { createPendingTask } from './pending-task.ts';

/** Sends requests of its own to find out which workers can run tasks, since most libraries do not report that. */
export interface WorkerProbes {
  /** Resolves when one worker can run tasks. */
  awaitFirst(): Promise<unknown>;
  /**
   * Resolves when all workers can: sends as many probes at once as there are workers, again until each was answered by
   * another worker.
   */
  awaitAll(stop: AbortSignal): Promise<unknown>;
  /** Resolves when every probe is answered. */
  answered(): Promise<unknown>;
}

/** The pause after a round of probes that did not reach every worker, in milliseconds. */
const pauseMs = 10;

/**
 * Creates probes for `workers` workers, without sending any. The promises reject with the library's rejection of a
 * probe, or with the ParbenchError of a workload that could not be started.
 */
export function createWorkerProbes(pool: LibraryPool, workers: number): WorkerProbes {
  const unanswered = new Set<Promise<WorkerId>>();

  function send(): readonly Promise<WorkerId>[] {
    return Array.from({ length: workers }, () => {
      const answer = probe(pool);
      const forget = () => void unanswered.delete(answer);
      unanswered.add(answer);
      answer.then(forget, forget);
      return answer;
    });
  }

  return {
    awaitFirst: () => Promise.race(send()),
    async awaitAll(stop) {
      while (!stop.aborted) {
        const answers = await Promise.allSettled(send());
        const fault = answers.find(
          (answer) => answer.status === 'rejected' && isParbenchError(answer.reason),
        );
        if (fault?.status === 'rejected') throw fault.reason;
        const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
        if (new Set(ids).size === workers) return;
        await wait(pauseMs);
      }
    },
    answered: () => Promise.allSettled(unanswered),
  };
}

async function probe(pool: LibraryPool): Promise<WorkerId> {
  const task = createPendingTask({}, () => {});
  const [worker, , failure] = (await pool.run('probe', task)) as LibraryAnswer;
  if (failure?.status === 'start-failed') throw new ParbenchError(failure.code, failure.message);
  return worker;
}
