import type { NatsConnection } from '@nats-io/transport-node';
import type { RequestTasks } from './request-tasks.ts';

/** Watches the driver's connection to the server. */
export interface ConnectionWatch {
  /** Resolves to the reason when the server has been out of reach for too long. */
  readonly lost: Promise<string>;
  stop(): void;
}

/** Suspends the tasks while there is no connection; gives up after `reconnectMs` without one. Ends when the connection is closed. */
export function watchConnection(
  connection: NatsConnection,
  tasks: Pick<RequestTasks, 'suspend' | 'resume'>,
  reconnectMs: number,
  where: string,
): ConnectionWatch {
  const lost = Promise.withResolvers<string>();
  const reason = `${where} has been out of reach for ${reconnectMs} ms (\`reconnectMs\`)`;
  let timer: NodeJS.Timeout | undefined;

  async function watch(): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') {
        tasks.suspend(`The connection to ${where} was lost.`);
        timer ??= setTimeout(() => lost.resolve(reason), reconnectMs);
      } else if (type === 'reconnect') {
        clearTimeout(timer);
        timer = undefined;
        tasks.resume();
      }
    }
  }

  void watch();
  return { lost: lost.promise, stop: () => clearTimeout(timer) };
}
