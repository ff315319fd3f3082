import { codecOf } from '../codec/codec-of.ts';
import { messageOf, ParbenchError } from '../errors.ts';
import type { FailedOutcome, Outcome } from '../outcome.ts';
import { type Batch, type FromWorker, isBatch, type Notice, protocolVersion } from '../protocol.ts';
import { createPipelineDepth } from './pipeline-depth.ts';
import type { CompletePoolOptions } from './pool-options.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';
import { endOfExit, lossOf, type SessionEnd } from './session-end.ts';
import { settle, type Task } from './task.ts';
import { createTaskList, type Tasks } from './task-list.ts';
import { createTaskOutbox } from './task-outbox.ts';

/** One worker from its start to its end, with the tasks that were given to it. */
export interface WorkerSession {
  readonly worker: PoolWorker;
  readonly state: 'starting' | 'ready' | 'ended';
  /** Tasks that the worker has and has not answered, the first given first. */
  readonly inFlight: Tasks;
  /** How many tasks the worker may hold at the instant `now` of `performance.now()`. */
  limitAt(now: number): number;
  /** Gives the worker one more task, which leaves with the next `flush`. */
  give(task: Task): void;
  /** Sends the given tasks in one message. One that cannot cross settles as `unserialisable`; the others go. */
  flush(): void;
  /** Settles one task in flight, then kills the worker: the task's neighbours settle as lost. */
  killFor(task: Task, outcome: Outcome, what: string): void;
  /** Kills the worker; its tasks settle as lost. `what` happened to it completes the sentence that it begins. */
  kill(what: string): void;
  /** Asks the worker to tear down and leave. */
  stop(): void;
  /** Resolves when the worker is gone. */
  readonly exited: Promise<void>;
}

/** What a session tells its crew. */
export interface SessionEvents {
  onReady(): void;
  /** The worker has fewer tasks than before. */
  onRoom(): void;
  /** Exactly once, when all tasks in flight have settled. The worker itself may take a moment longer to be gone. */
  onEnd(end: SessionEnd): void;
}

/** Starts a worker and, in it, the workload. Throws what `spawnWorker` throws. */
export function startSession(options: CompletePoolOptions, events: SessionEvents): WorkerSession {
  const { values, workload, canTransfer, startTimeoutMs } = options;
  const inFlight = createTaskList();
  const exited = Promise.withResolvers<void>();
  const worker = options.spawnWorker();
  const codec = codecOf(values);
  const depth = createPipelineDepth(options);
  const outbox = createTaskOutbox(worker, codec, canTransfer, refuse);
  let state: WorkerSession['state'] = 'starting';
  let wasUsed = false;
  /** Since when the worker has had tasks without a word from it. */
  let busySince: number | undefined;

  worker.onMessage(receive);
  worker.onExit(leave);
  try {
    worker.post({ type: 'start', worker: worker.id, values, workload });
  } catch (error) {
    state = 'ended';
    worker.kill();
    throw error;
  }
  const startTimer = setTimeout(kill, startTimeoutMs, `was not ready within ${startTimeoutMs} ms`);

  function receive(message: unknown): void {
    if (state === 'ended') return;
    try {
      read(message as FromWorker);
    } catch (error) {
      breach(`sent a message that makes no sense: ${messageOf(error)}`);
    }
  }

  function read(message: FromWorker): void {
    if (isBatch(message)) takeAll(message);
    else heed(message);
  }

  function takeAll(answers: Batch): void {
    const now = performance.now();
    if (busySince !== undefined) depth.observe(answers.length / 2, now - busySince);
    for (let at = 0; at < answers.length; at += 2) take(answers[at] as number, answers[at + 1]);
    busySince = inFlight.size > 0 ? now : undefined;
    events.onRoom();
  }

  function heed(message: Notice): void {
    switch (message.type) {
      case 'hello':
        checkProtocol(message.protocol);
        break;
      case 'ready':
        clearTimeout(startTimer);
        state = 'ready';
        events.onReady();
        break;
      case 'start-failed':
        failStart(new ParbenchError(message.code, message.message));
        break;
      case 'crashed':
        end({ ...lost(`crashed outside of any task: ${message.message}`), exitCode: 1 });
        break;
      default:
        breach('sent a message of a type that is not known');
    }
  }

  function take(number: number, content: unknown): void {
    const task = inFlight.find(Math.abs(number));
    if (task === undefined) breach(`answered task ${number}, which it does not have`);
    else finish(task, number < 0 ? (content as FailedOutcome) : accept(content));
  }

  function accept(content: unknown): Outcome {
    return { status: 'ok', value: codec.decode(content), worker: worker.id };
  }

  function finish(task: Task, outcome: Outcome): void {
    inFlight.remove(task);
    settle(task, outcome);
  }

  function checkProtocol(protocol: number): void {
    if (protocol === protocolVersion) return;
    const message = `Worker ${worker.id} speaks protocol ${protocol} of \`@parbench/core\`: expected ${protocolVersion}. Install one version of it.`;
    failStart(new ParbenchError('worker-start', message));
  }

  function failStart(error: ParbenchError): void {
    end({ kind: 'worker-lost', message: error.message, isFailedStart: true, error });
  }

  function breach(what: string): void {
    end({ ...lost(what), kind: 'protocol' });
  }

  function kill(what: string): void {
    end(lost(what));
  }

  function lost(what: string): SessionEnd {
    return { kind: 'worker-lost', message: `Worker ${worker.id} ${what}.`, isFailedStart: !wasUsed };
  }

  function leave(exit: WorkerExit): void {
    end(endOfExit(worker.id, exit, state === 'ready', wasUsed));
    exited.resolve();
  }

  function end(end: SessionEnd): void {
    if (state === 'ended') return;
    state = 'ended';
    clearTimeout(startTimer);
    worker.kill();
    for (const task of inFlight) finish(task, lossOf(end, worker.id));
    events.onEnd(end);
  }

  function refuse(id: number, reason: string): void {
    const task = inFlight.find(id);
    if (task) finish(task, { status: 'failed', kind: 'unserialisable', message: `The input: ${reason}` });
    events.onRoom();
  }

  return {
    worker,
    get state() {
      return state;
    },
    inFlight,
    give(task) {
      wasUsed = true;
      inFlight.push(task);
      outbox.add(task);
    },
    limitAt: (now) => depth.limitAfter(busySince === undefined ? 0 : now - busySince),
    flush() {
      outbox.flush();
      if (inFlight.size > 0) busySince ??= performance.now();
    },
    killFor(task, outcome, what) {
      finish(task, outcome);
      kill(what);
    },
    kill,
    stop: () => worker.post({ type: 'stop' }),
    exited: exited.promise,
  };
}
