import { messageOf, ParbenchError } from '../errors.ts';
import type { FailedOutcome, Outcome } from '../outcome.ts';
import { type Batch, type FromWorker, isBatch, type Notice, protocolVersion } from '../protocol.ts';
import { becomeReady, breach, crash, failStart, finish, type Session } from './session-state.ts';

/** Reads one message of a session's worker. */
export function receive(session: Session, message: unknown): void {
  if (session.state.name === 'ended') return;
  try {
    read(session, message as FromWorker);
  } catch (error) {
    breach(session, `sent a message that makes no sense: ${messageOf(error)}`);
  }
}

function read(session: Session, message: FromWorker): void {
  if (isBatch(message)) takeAnswers(session, message);
  else handle(session, message);
}

function takeAnswers(session: Session, answers: Batch): void {
  const now = performance.now();
  const { depth, inFlight, events } = session;
  const busySince = session.state.name === 'serving' ? session.state.busySince : undefined;
  if (busySince !== undefined) depth.observe(answers.length / 2, now - busySince);
  for (let at = 0; at < answers.length; at += 2) take(session, answers[at] as number, answers[at + 1]);
  if (session.state.name === 'serving') session.state.busySince = inFlight.size > 0 ? now : undefined;
  events.onRoom();
}

function take(session: Session, number: number, content: unknown): void {
  const task = session.inFlight.find(Math.abs(number));
  if (task === undefined) breach(session, `answered task ${number}, which it does not have`);
  else finish(session, task, number < 0 ? (content as FailedOutcome) : accept(session, content));
}

function accept({ codec, worker }: Session, content: unknown): Outcome {
  return { status: 'ok', value: codec.decode(content), worker: worker.id };
}

function handle(session: Session, notice: Notice): void {
  switch (notice.type) {
    case 'hello':
      checkProtocol(session, notice.protocol);
      break;
    case 'ready':
      becomeReady(session);
      break;
    case 'start-failed':
      failStart(session, new ParbenchError(notice.code, notice.message));
      break;
    case 'crashed':
      crash(session, notice.message);
      break;
    default:
      breach(session, 'sent a message of a type that is not known');
  }
}

function checkProtocol(session: Session, protocol: number): void {
  if (protocol === protocolVersion) return;
  const message = `Worker ${session.worker.id} speaks protocol ${protocol} of \`@parbench/core\`: expected ${protocolVersion}. Install one version of it.`;
  failStart(session, new ParbenchError('worker-start', message));
}
