import { definePlugin } from '@parbench/core';
import { bareBullmq } from './bare-bullmq.ts';
import { bareNats } from './bare-nats.ts';
import { delayedBullmq, delayedNats } from './delayed.ts';

/** What the queues are measured against: bare programs, and the same queues with a server further away. */
export default definePlugin({ strategies: [bareBullmq, bareNats, delayedBullmq, delayedNats] });
