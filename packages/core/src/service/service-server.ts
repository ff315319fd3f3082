import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../errors.ts';
import type { WorkerId } from '../outcome.ts';
import { faultHeader } from './fault-header.ts';
import type { ListenOptions } from './protocol.ts';
import type { StartedService } from './start-service.ts';

/** The path at which every worker names itself: a connection stays with the worker that accepted it. */
export const workerPath = '/.parbench/worker';

/** The only address that services listen on. */
export const loopback = '127.0.0.1';

/**
 * How long connections stay open without a request, milliseconds: while other competitors have their turns, this one's
 * connections idle.
 */
const keepAliveMs = 120_000;

/** A listening server. */
export interface ServiceServer {
  readonly port: number;
  /**
   * Stops listening, and resolves when every connection is closed, after its last response. Each connection may send one
   * more request; it is answered with `connection: close`.
   */
  close(): Promise<void>;
}

/** Returns the URL of a service on `port`. */
export function serviceUrl(port: number): string {
  return `http://${loopback}:${port}`;
}

/**
 * Listens for requests on the loopback address. After a fault of the handler, every request is answered with the fault.
 * @throws the error of the system if the port cannot be used
 */
export async function listenForRequests(
  { handle }: StartedService,
  worker: WorkerId,
  listen: ListenOptions,
): Promise<ServiceServer> {
  let isClosing = false;
  let fault: string | undefined;
  const fail = (response: ServerResponse, thrown: unknown) => {
    fault ??= messageOf(thrown);
    if (response.headersSent) response.destroy();
    else answerFault(response, fault);
  };
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    if (isClosing) response.setHeader('connection', 'close');
    if (request.url === workerPath) return void response.end(String(worker));
    if (fault !== undefined) return answerFault(response, fault);
    answer(request, response);
  });
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    try {
      const handled = handle(request, response);
      if (handled instanceof Promise) handled.catch((error) => fail(response, error));
    } catch (error) {
      fail(response, error);
    }
  };
  server.listen({ host: loopback, backlog: 1024, ...listen });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      isClosing = true;
      const closed = once(server, 'close');
      server.close();
      const timer = setInterval(() => server.closeIdleConnections(), idleGraceMs);
      await closed;
      clearInterval(timer);
    },
  };
}

/**
 * How long a closing server leaves idle connections open, milliseconds: a request may be on its way, and would be cut.
 */
const idleGraceMs = 200;

function answerFault(response: ServerResponse, fault: string): void {
  response.writeHead(500, { [faultHeader]: 'handler' }).end(fault);
}
