import { type ValueCodec, wouldShare } from '../codec/value-codec.ts';
import { messageOf } from '../errors.ts';
import type { FailedOutcome, WorkerId } from '../outcome.ts';
import { type Batch, numbersOf, singlesOf } from '../protocol.ts';
import type { WorkerChannel } from './worker-channel.ts';

/** Answers to send to the driver, many in one message. */
export interface AnswerOutbox {
  /** How many answers wait to be sent. */
  readonly size: number;
  /** Adds the value of a task. One that cannot be serialised becomes the task's `unserialisable` failure. */
  add(id: number, value: unknown, transfer?: readonly ArrayBuffer[]): void;
  addFailure(id: number, failure: FailedOutcome): void;
  /** Sends all waiting answers. */
  flush(): void;
}

/** Creates an empty outbox for the worker `worker`. */
export function createAnswerOutbox(
  channel: WorkerChannel,
  codec: ValueCodec,
  worker: WorkerId,
): AnswerOutbox {
  let answers: unknown[] = [];
  let transfers = new Map<number, readonly ArrayBuffer[]>();

  function send(batch: Batch, moving: ReadonlyMap<number, readonly ArrayBuffer[]>): void {
    const transfer = moving.size === 0 ? undefined : numbersOf(batch).flatMap((id) => moving.get(id) ?? []);
    try {
      channel.post(batch, transfer);
    } catch (error) {
      if (batch.length > 2) for (const answer of singlesOf(batch)) send(answer, moving);
      else for (const id of numbersOf(batch)) channel.post([-Math.abs(id), unserialisable(error)]);
    }
  }

  function unserialisable(error: unknown): FailedOutcome {
    return { status: 'failed', kind: 'unserialisable', message: `The output: ${messageOf(error)}`, worker };
  }

  function flush(): void {
    if (answers.length === 0) return;
    const batch = answers;
    const moving = transfers;
    answers = [];
    if (moving.size > 0) transfers = new Map();
    send(batch, moving);
  }

  return {
    get size() {
      return answers.length / 2;
    },
    add(id, value, transfer) {
      try {
        const encoded = codec.encode(value);
        if (wouldShare(codec, encoded, answers)) flush();
        answers.push(id, encoded);
        if (transfer !== undefined && transfer.length > 0) transfers.set(id, transfer);
      } catch (error) {
        answers.push(-id, unserialisable(error));
      }
    },
    addFailure(id, failure) {
      answers.push(-id, failure);
    },
    flush,
  };
}
