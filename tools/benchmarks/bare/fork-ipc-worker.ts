import { startWorkload } from '@parbench/core/worker';
import type { BareMessage } from './send-and-settle.ts';

const { run } = await startWorkload(JSON.parse(process.argv[2] ?? ''));
process.on('message', ([task, input]: BareMessage) => process.send?.([task, run(input)]));
process.send?.('ready');
