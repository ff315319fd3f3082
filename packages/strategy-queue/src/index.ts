import { definePlugin } from '@parbench/core';
import { bullmq } from './bullmq.ts';
import { nats } from './nats.ts';

export { bullmq, nats };

/** The plug-in of workers behind a distributed queue. */
export default definePlugin({ strategies: [bullmq, nats] });
