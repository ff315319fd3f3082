import { type Executor, type Outcome, rehearsal } from '@parbench/core';

/** A bare worker, as the driver sees it. */
export interface BareWorker {
  readonly id: number;
  post(task: BareMessage): void;
  onAnswer(receive: (answer: BareMessage) => void): void;
  end(): Promise<unknown>;
}

/** A task or its output: its number and the value. */
export type BareMessage = readonly [task: number, value: unknown];

/** Sends one message for each task, to the worker with the fewest tasks, and receives one for each output. */
export function sendAndSettle(workers: readonly BareWorker[]): Executor {
  const settles = new Map<number, (outcome: Outcome) => void>();
  const lanes = workers.map((worker) => ({ worker, inFlight: 0 }));
  for (const lane of lanes) {
    lane.worker.onAnswer(([task, value]) => {
      lane.inFlight--;
      settles.get(task)?.({ status: 'ok', value, worker: lane.worker.id });
      settles.delete(task);
    });
  }
  let submitted = 0;
  return {
    submit: (input) =>
      new Promise((resolve) => {
        const lane = lanes.reduce((least, other) => (other.inFlight < least.inFlight ? other : least));
        lane.inFlight++;
        settles.set(++submitted, resolve);
        lane.worker.post([submitted, input]);
      }),
    rehearsal,
    close: async () => void (await Promise.all(workers.map((worker) => worker.end()))),
  };
}
