/** The driver of a crash: starts a worker (`thread` or `process`) that ends in the given way, and reports that it has survived. */
import type { Unit } from './answers.ts';
import { startProbeWorker } from './probe-worker.ts';

const [unit, crash] = process.argv.slice(2);
const worker = startProbeWorker(unit as Unit);
worker.send(crash);
await worker.ended;
process.send?.('survived', undefined, undefined, () => process.exit());
