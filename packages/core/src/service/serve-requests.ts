import { isParbenchError, messageOf } from '../errors.ts';
import type { WorkerChannel } from '../worker/worker-channel.ts';
import type { FromServer, ToServer } from './protocol.ts';
import { listenForRequests } from './service-server.ts';
import { startService } from './start-service.ts';

/** Stops a worker that listens. */
type Stop = () => Promise<void>;

/**
 * Serves requests in a worker: says `hello`, loads the service and listens on `serve`, until `stop` or until the driver is
 * gone. An exception outside of any request ends the worker and is reported as the reason.
 */
export function serveRequests(channel: WorkerChannel<FromServer, ToServer>): void {
  let stop: Stop = async () => {};
  process.on('uncaughtException', (error) => channel.exit(1, { type: 'crashed', message: messageOf(error) }));
  channel.onMessage(async (message) => {
    if (message.type === 'serve') stop = await start(channel, message);
    else stop().then(() => channel.exit(0));
  });
  channel.post({ type: 'hello' });
}

async function start(
  channel: WorkerChannel<FromServer, ToServer>,
  { worker, workload, listen }: Extract<ToServer, { type: 'serve' }>,
): Promise<Stop> {
  try {
    const service = await startService(workload);
    const server = await listenForRequests(service, worker, listen);
    channel.post({ type: 'listening' });
    return () => server.close().then(service.teardown);
  } catch (error) {
    const code = isParbenchError(error) ? error.code : 'worker-start';
    channel.exit(1, { type: 'start-failed', code, message: messageOf(error) });
    return async () => {};
  }
}
