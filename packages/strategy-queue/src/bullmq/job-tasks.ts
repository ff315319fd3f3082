import { jsonCodec, messageOf } from '@parbench/core';
import type { LibraryAnswer, LibraryRequest, LibraryTask } from '@parbench/core/pool-library';
import type { Queue, QueueEvents } from 'bullmq';
import { decodeAnswer, failedAnswer, lost, unserialisable } from '../answer.ts';
import { answerIn } from './task-failure.ts';

/** The job of a task: its id. */
type JobTask = LibraryTask<string>;

type Settle = (answer: LibraryAnswer) => void;

interface NewJob {
  readonly id: string;
  readonly data: unknown;
}

/** The tasks that are jobs in a queue. */
export interface JobTasks {
  run(request: LibraryRequest, task: JobTask): PromiseLike<LibraryAnswer>;
  /** Removes the job of a task if no worker has it. */
  cancel(task: JobTask): void;
  /** Returns the ids of the jobs without an answer. */
  unanswered(): readonly string[];
  /** Settles a task that the server no longer has. */
  lose(id: string, reason: string): void;
}

/** The job options of every task. */
export interface JobRules {
  readonly attempts: number;
  /** Whether the tasks of one turn of the event loop are added together. */
  readonly addsBulk: boolean;
}

/** Adds a job for each task and settles it by the event of the job's end. */
export function createJobTasks(
  queue: Queue,
  events: QueueEvents,
  { attempts, addsBulk }: JobRules,
): JobTasks {
  const settles = new Map<string, Settle>();
  // Fewer options are fewer bytes in every message: those of all jobs are set in the worker.
  const common = attempts > 1 ? { attempts } : {};
  let submitted = 0;
  let turn: NewJob[] = [];

  events.on('completed', ({ jobId, returnvalue }) =>
    settle(jobId, decodeAnswer(returnvalue as unknown as LibraryAnswer)),
  );
  events.on('failed', ({ jobId, failedReason }) =>
    settle(jobId, answerIn(failedReason) ?? failedAnswer(lost(`BullMQ: ${failedReason}.`))),
  );

  function settle(id: string, answer: LibraryAnswer): void {
    const resolve = settles.get(id);
    settles.delete(id);
    resolve?.(answer);
  }

  function add(job: NewJob): void {
    if (!addsBulk) {
      queue.add('task', job.data, { ...common, jobId: job.id }).catch((error) => fail([job], error));
      return;
    }
    if (turn.push(job) === 1) setImmediate(addTurn);
  }

  function addTurn(): void {
    const jobs = turn;
    turn = [];
    const all = jobs.map(({ id, data }) => ({ name: 'task', data, opts: { ...common, jobId: id } }));
    queue.addBulk(all).catch((error) => fail(jobs, error));
  }

  function fail(jobs: readonly NewJob[], error: unknown): void {
    for (const { id } of jobs) {
      settle(id, failedAnswer(lost(`The server did not confirm the task: ${messageOf(error)}`)));
    }
  }

  return {
    run(request, task) {
      const id = `task-${++submitted}`;
      task.handle = id;
      return new Promise((resolve) => {
        try {
          const data = jsonCodec.encode(request === 'probe' ? undefined : request.input);
          settles.set(id, resolve);
          add({ id, data });
        } catch (error) {
          resolve(failedAnswer(unserialisable(`The input: ${messageOf(error)}`)));
        }
      });
    },
    cancel({ handle }) {
      if (handle === undefined) return;
      settles.delete(handle);
      queue.remove(handle).catch(() => {});
    },
    unanswered: () => [...settles.keys()],
    lose: (id, reason) => settle(id, failedAnswer(lost(reason))),
  };
}
