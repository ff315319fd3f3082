import type { RunningService, WorkloadReference } from '../strategy.ts';
import { listenForRequests, serviceUrl } from './service-server.ts';
import { type Call, startService } from './start-service.ts';

const worker = 'driver';

/**
 * Serves requests in this process. `call` runs the `run` of the workload; when missing, it runs in place.
 * @throws ParbenchError what `startService` throws, and the error of the system if no port can be used
 */
export async function serveInPlace(workload: WorkloadReference, call?: Call): Promise<RunningService> {
  const service = await startService(workload, call);
  const server = await listenForRequests(service, worker, { port: 0 });
  let closing: Promise<void> | undefined;
  return {
    url: serviceUrl(server.port),
    workers: () => [{ id: worker, pid: process.pid, state: 'ready' }],
    close() {
      closing ??= server.close().then(service.teardown);
      return closing;
    },
  };
}
