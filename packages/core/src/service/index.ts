export { faultHeader } from './fault-header.ts';
export { openServiceProcesses, type ServiceProcessesOptions } from './open-service-processes.ts';
export { openServiceWorkers, type ServiceWorkersOptions } from './open-service-workers.ts';
export { probeReusePort } from './probe-reuse-port.ts';
export { serveInPlace } from './serve-in-place.ts';
export { type ServeOptions, serviceSettings } from './serve-options.ts';
export { workerPath } from './service-server.ts';
export { type Call, loadService, type StartedService, startService } from './start-service.ts';
