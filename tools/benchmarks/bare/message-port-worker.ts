import { parentPort, workerData } from 'node:worker_threads';
import { startWorkload } from '@parbench/core/worker';
import type { BareMessage } from './send-and-settle.ts';

const { run } = await startWorkload(workerData);
parentPort?.on('message', ([task, input]: BareMessage) => parentPort?.postMessage([task, run(input)]));
parentPort?.postMessage('ready');
