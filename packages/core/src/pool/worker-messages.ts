import { messageOf, ParbenchError } from '../errors.ts';
import type { FailedOutcome, Outcome } from '../outcome.ts';
import { type Batch, type FromWorker, isBatch, type Notice, protocolVersion } from '../protocol.ts';
import { becomeReady, breach, crash, failStart, finish, type HandleInternals } from './worker-state.ts';

/** Handles one message of a worker. */
export function receive(handle: HandleInternals, message: unknown): void {
  if (handle.state.name === 'ended') return;
  try {
    read(handle, message as FromWorker);
  } catch (error) {
    breach(handle, `sent an invalid message: ${messageOf(error)}`);
  }
}

function read(handle: HandleInternals, message: FromWorker): void {
  if (isBatch(message)) takeAnswers(handle, message);
  else takeNotice(handle, message);
}

function takeAnswers(handle: HandleInternals, answers: Batch): void {
  const now = performance.now();
  const { depth, inFlight, events } = handle;
  const busySince = handle.state.name === 'serving' ? handle.state.busySince : undefined;
  if (busySince !== undefined) depth.observe(answers.length / 2, now - busySince);
  for (let at = 0; at < answers.length; at += 2) take(handle, answers[at] as number, answers[at + 1]);
  if (handle.state.name === 'serving') handle.state.busySince = inFlight.size > 0 ? now : undefined;
  events.onRoom();
}

function take(handle: HandleInternals, number: number, content: unknown): void {
  const task = handle.inFlight.find(Math.abs(number));
  if (task === undefined) breach(handle, `answered task ${number}, which it does not have`);
  else finish(handle, task, number < 0 ? (content as FailedOutcome) : accept(handle, content));
}

function accept({ codec, worker }: HandleInternals, content: unknown): Outcome {
  return { status: 'ok', value: codec.decode(content), worker: worker.id };
}

function takeNotice(handle: HandleInternals, notice: Notice): void {
  switch (notice.type) {
    case 'hello':
      checkProtocol(handle, notice.protocol);
      break;
    case 'ready':
      becomeReady(handle);
      break;
    case 'start-failed':
      failStart(handle, new ParbenchError(notice.code, notice.message));
      break;
    case 'crashed':
      crash(handle, notice.message);
      break;
    default:
      breach(handle, 'sent a message of an unknown type');
  }
}

function checkProtocol(handle: HandleInternals, protocol: number): void {
  if (protocol === protocolVersion) return;
  const message = `Worker ${handle.worker.id}: expected protocol ${protocolVersion} of \`@parbench/core\`, received ${protocol}. Install a single version of the package.`;
  failStart(handle, new ParbenchError('worker-start', message));
}
