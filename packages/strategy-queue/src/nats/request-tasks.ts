import type { NatsConnection } from '@nats-io/transport-node';
import { jsonCodec, messageOf } from '@parbench/core';
import type { LibraryAnswer, LibraryRequest } from '@parbench/core/pool-library';
import { decodeAnswer, failedAnswer, lost, unserialisable } from '../answer.ts';

type Settle = (answer: LibraryAnswer) => void;

/** The tasks that are requests on their way. */
export interface RequestTasks {
  run(request: LibraryRequest): PromiseLike<LibraryAnswer>;
  /** Settles every task that was sent, since its reply cannot arrive any more; later tasks wait for `resume`. */
  suspend(reason: string): void;
  /** Sends the tasks that wait for the connection. */
  resume(): void;
}

/** Sends a request for each task and settles it by the reply. */
export function createRequestTasks(connection: NatsConnection, topic: string, timeout: number): RequestTasks {
  const unanswered = new Set<Settle>();
  // While there is no connection. The library would keep a request then, but its reply would be lost.
  let waiting: (() => void)[] | undefined;

  function send(input: unknown, resolve: Settle): void {
    const payload = JSON.stringify(jsonCodec.encode(input));
    const tooLarge = excessOf(connection, Buffer.byteLength(payload));
    if (tooLarge !== undefined) resolve(failedAnswer(unserialisable(`The input: ${tooLarge}`)));
    else if (waiting) waiting.push(() => request(payload, resolve));
    else request(payload, resolve);
  }

  function request(payload: string, resolve: Settle): void {
    unanswered.add(resolve);
    connection.request(topic, payload, { timeout }).then(
      (reply) => settle(resolve, decodeAnswer(reply.json())),
      (error: unknown) => settle(resolve, failedAnswer(lost(reasonOf(error, timeout)))),
    );
  }

  function settle(resolve: Settle, answer: LibraryAnswer): void {
    if (unanswered.delete(resolve)) resolve(answer);
  }

  return {
    run: (request) =>
      new Promise((resolve) => {
        try {
          send(request === 'probe' ? undefined : request.input, resolve);
        } catch (error) {
          resolve(failedAnswer(unserialisable(`The input: ${messageOf(error)}`)));
        }
      }),
    suspend(reason) {
      waiting ??= [];
      for (const resolve of unanswered) settle(resolve, failedAnswer(lost(reason)));
    },
    resume() {
      const sends = waiting ?? [];
      waiting = undefined;
      for (const send of sends) send();
    },
  };
}

/** Returns why a message of `bytes` is too large for the server; `undefined` if it is not. */
export function excessOf(connection: NatsConnection, bytes: number): string | undefined {
  const limit = connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  if (bytes <= limit) return undefined;
  return `its JSON has ${bytes} bytes, and the server accepts ${limit} (\`max_payload\`). Set the option \`maxPayloadMb\`, or raise the limit of the server of \`url\`.`;
}

function reasonOf(error: unknown, timeout: number): string {
  const { name } = error as Error;
  if (name === 'TimeoutError') return `No reply came within ${timeout} ms (\`requestTimeoutMs\`).`;
  if (name === 'NoRespondersError') return 'No worker was connected to the server.';
  return `NATS: ${messageOf(error)}.`;
}
