import { performance } from 'node:perf_hooks';
import { codecOf } from '../codec/codec-of.ts';
import type { ValueCodec } from '../codec/value-codec.ts';
import { isParbenchError, messageOf } from '../errors.ts';
import type { WorkerId } from '../outcome.ts';
import { type Batch, type Instruction, isBatch, protocolVersion } from '../protocol.ts';
import { taskErrorOf } from '../task-error.ts';
import { type AnswerOutbox, createAnswerOutbox } from './answer-outbox.ts';
import { type StartedWorkload, startWorkload } from './start-workload.ts';
import type { WorkerChannel } from './worker-channel.ts';

/**
 * How long finished answers may wait for the next task of the same batch, in milliseconds: several times the cost of a
 * message, and short compared with any task for which the driver would otherwise run out of work.
 */
const flushAfterMs = 0.05;

/** The parts of a started worker that answer tasks. */
interface Service {
  readonly channel: WorkerChannel;
  readonly workload: StartedWorkload;
  readonly codec: ValueCodec;
  readonly outbox: AnswerOutbox;
  readonly worker: WorkerId;
}

/**
 * Serves the pool kernel in a worker: says `hello`, loads the workload on `start`, and answers tasks until `stop` or
 * until the driver is gone. An exception outside of any task ends the worker and is reported as the reason; answers
 * that were ready by then still arrive.
 */
export function serveTasks(channel: WorkerChannel): void {
  let service: Service | undefined;

  process.on('uncaughtException', (error) => {
    service?.outbox.flush();
    channel.exit(1, { type: 'crashed', message: messageOf(error) });
  });
  process.on('exit', () => service?.outbox.flush());
  channel.onMessage((message) => {
    if (isBatch(message)) {
      if (service) runTasks(service, message);
    } else if (message?.type === 'start') {
      void start(channel, message).then((started) => {
        service = started;
      });
    } else if (message?.type === 'stop') {
      void stop(channel, service);
    } else {
      channel.exit(1, { type: 'crashed', message: 'it received a message that it cannot read' });
    }
  });
  channel.post({ type: 'hello', protocol: protocolVersion });
}

async function start(
  channel: WorkerChannel,
  { worker, values, workload: reference }: Extract<Instruction, { type: 'start' }>,
): Promise<Service | undefined> {
  try {
    const workload = await startWorkload(reference);
    const codec = codecOf(values);
    if (workload.isSync) channel.allowBlocking?.();
    channel.post({ type: 'ready' });
    return { channel, workload, codec, worker, outbox: createAnswerOutbox(channel, codec, worker) };
  } catch (error) {
    const code = isParbenchError(error) ? error.code : 'worker-start';
    channel.exit(1, { type: 'start-failed', code, message: messageOf(error) });
    return undefined;
  }
}

async function stop(channel: WorkerChannel, service: Service | undefined): Promise<void> {
  await service?.workload.teardown();
  channel.exit(0);
}

/** Runs a batch in order. Sends the answers when all its tasks have run, or sooner when those take long. */
function runTasks(service: Service, tasks: Batch): void {
  const { outbox } = service;
  let flushedAt = performance.now();
  for (let at = 0; at < tasks.length; at += 2) {
    runTask(service, tasks[at] as number, tasks[at + 1]);
    if (outbox.size > 0 && performance.now() - flushedAt >= flushAfterMs) {
      outbox.flush();
      flushedAt = performance.now();
    }
  }
  outbox.flush();
}

function runTask(service: Service, id: number, input: unknown): void {
  const { workload, codec, outbox, worker } = service;
  try {
    const result = workload.run(codec.decode(input));
    if (isPromiseLike(result)) void answerLater(service, id, result);
    else outbox.add(id, result, transferOf(service, result));
  } catch (thrown) {
    outbox.addFailure(id, taskErrorOf(thrown, worker));
  }
}

/**
 * Answers an asynchronous task. Those that settle in one turn of the event loop share a message: a tick runs after all
 * promises of the turn.
 */
async function answerLater(service: Service, id: number, result: PromiseLike<unknown>): Promise<void> {
  const { outbox, worker } = service;
  try {
    const value = await result;
    outbox.add(id, value, transferOf(service, value));
  } catch (thrown) {
    outbox.addFailure(id, taskErrorOf(thrown, worker));
  }
  if (outbox.size === 1) process.nextTick(outbox.flush);
}

function transferOf({ channel, workload }: Service, output: unknown): readonly ArrayBuffer[] | undefined {
  return channel.canTransfer ? workload.transferOf(output) : undefined;
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}
