import { startWorkload } from '@parbench/core/worker';
import { Worker } from 'bullmq';

const { connection, workload } = JSON.parse(process.argv[2] ?? '');
const { run } = await startWorkload(workload);
const worker = new Worker('tasks', async (job) => ({ worker: process.pid, value: await run(job.data) }), {
  connection,
});
await worker.waitUntilReady();
process.on('disconnect', () => process.exit());
process.send?.('ready');
