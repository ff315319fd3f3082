import { connect } from '@nats-io/transport-node';
import { startWorkload } from '@parbench/core/worker';

const { servers, workload } = JSON.parse(process.argv[2] ?? '');
const { run } = await startWorkload(workload);
const connection = await connect({ servers });
const messages = connection.subscribe('tasks', { queue: 'workers' });
await connection.flush();
process.on('disconnect', () => process.exit());
process.send?.('ready');
for await (const message of messages) {
  const value = (await run(message.json())) ?? null;
  message.respond(JSON.stringify({ worker: process.pid, value }));
}
