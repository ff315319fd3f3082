import { observeQueue } from './observe-queue.ts';

await observeQueue('queue/bullmq');
