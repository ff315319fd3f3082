/** The entry of a worker process: fork this module, `@parbench/core/worker/process`, with an IPC channel. */
import { processChannel } from './process-channel.ts';
import { serveTasks } from './serve-tasks.ts';

serveTasks(processChannel());
