import { definePlugin } from '@parbench/core';
import { forkIpc } from './fork-ipc.ts';
import { messagePort } from './message-port.ts';
import { barePiscina } from './piscina.ts';

/**
 * The code that the strategies are measured against: the shortest that one would write by hand. It does not fulfil the
 * contract of strategies: a task that fails, a deadline or a lost worker ends the trial. For synchronous workloads.
 */
export default definePlugin({ strategies: [messagePort, forkIpc, barePiscina] });
