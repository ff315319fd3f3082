/** The entry of a worker thread: start a `Worker` with this module, `@parbench/core/worker/thread`. */
import { portChannel } from './port-channel.ts';
import { serveTasks } from './serve-tasks.ts';

serveTasks(portChannel());
