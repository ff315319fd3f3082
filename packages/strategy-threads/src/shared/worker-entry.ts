/** The entry of a thread of `threads/shared`; its `workerData` is a `ThreadMemory`. */
import { workerData } from 'node:worker_threads';
import { serveTasks } from '@parbench/core/worker';
import { ringChannel } from './ring-channel.ts';
import type { ThreadMemory } from './thread-memory.ts';

const memory = workerData as ThreadMemory;
memory.port.ref();
serveTasks(ringChannel(memory));
