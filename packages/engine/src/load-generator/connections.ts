import type { Outcome, ServiceRequest, ServiceResponse, WorkerId } from '@parbench/core';
import { workerPath } from '@parbench/core/service';
import { Client } from 'undici';
import { failureOf } from '../trial-host/failure.ts';
import { sendRequest } from './send-request.ts';

/** Connections to one service. */
export interface Connections extends AsyncDisposable {
  /**
   * Sends a request over a free connection, or over the next one that becomes free. Never rejects; the body of the
   * response is received and dropped.
   */
  send(request: unknown): Promise<Outcome>;
  /** Sends a request, and resolves to its response. @throws TrialEnd if it fails */
  receive(request: ServiceRequest): Promise<ServiceResponse>;
  /** Returns the worker at the other end of the next free connection. @throws TrialEnd if it does not answer */
  workerOf(): Promise<string>;
  /** Asks, on each connection that is new, which worker is at its other end. @throws TrialEnd if one does not answer */
  identify(): Promise<void>;
  /** Returns how many connections each worker has. */
  byWorker(): Readonly<Record<string, number>>;
}

interface Connection {
  readonly client: Client;
  /** Known once it was asked, until the connection closes. */
  worker?: WorkerId | undefined;
}

/** How long a connection stays open without a request, milliseconds: as long as the server keeps it. */
const keepAliveMs = 120_000;

/** The worker of a connection that was not asked. */
const unknownWorker = 'unknown';

/** Prepares `count` connections, which are opened with their first requests. */
export function openConnections(
  url: string,
  { count, timeoutMs }: { readonly count: number; readonly timeoutMs: number },
): Connections {
  const all = Array.from({ length: count }, () => openConnection(url, timeoutMs));
  // The one that has been free for the longest comes next: a low rate would otherwise load few workers.
  const free = [...all];
  const waiting: ((connection: Connection) => void)[] = [];

  const take = () => {
    const connection = free.shift();
    return connection ?? new Promise<Connection>((resolve) => void waiting.push(resolve));
  };
  const giveBack = (connection: Connection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
  const receiveOver = async (connection: Connection, request: ServiceRequest) => {
    const answer = await sendRequest(connection.client, request, { keepsBody: true });
    if (answer.status === 'failed') throw failureOf(answer);
    return answer.response;
  };
  const identify = async (connection: Connection) => {
    const { body } = await receiveOver(connection, { path: workerPath });
    connection.worker = Buffer.from(body).toString();
    return connection.worker;
  };
  const withFree = async <Value>(use: (connection: Connection) => Promise<Value>) => {
    const connection = await take();
    return use(connection).finally(() => giveBack(connection));
  };

  return {
    async send(request) {
      const connection = await take();
      const answer = await sendRequest(connection.client, request as ServiceRequest, { keepsBody: false });
      giveBack(connection);
      if (answer.status === 'failed') return answer;
      return { status: 'ok', value: undefined, worker: connection.worker ?? unknownWorker };
    },
    receive: (request) => withFree((connection) => receiveOver(connection, request)),
    workerOf: () => withFree(identify),
    async identify() {
      await Promise.all(all.filter(({ worker }) => worker === undefined).map(identify));
    },
    byWorker() {
      const workers = Map.groupBy(all, ({ worker = unknownWorker }) => worker);
      return Object.fromEntries([...workers].map(([worker, own]) => [worker, own.length]));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map(({ client }) => client.destroy()));
    },
  };
}

function openConnection(url: string, timeoutMs: number): Connection {
  const client = new Client(url, {
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: timeoutMs },
  });
  const connection: Connection = { client };
  client.on('disconnect', () => {
    connection.worker = undefined;
  });
  return connection;
}
