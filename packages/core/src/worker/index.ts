export { taskErrorOf } from '../task-error.ts';
export { askForEarlyCompilation, compileEarlyIfAsked, compilingEarly } from './early-compilation.ts';
export { portChannel } from './port-channel.ts';
export { processChannel } from './process-channel.ts';
export { serveTasks } from './serve-tasks.ts';
export { settleAllocator } from './settle-allocator.ts';
export { assertRunnable, type StartedWorkload, startWorkload } from './start-workload.ts';
export type { WorkerChannel } from './worker-channel.ts';
