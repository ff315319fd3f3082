/** The load generator of parbench, in a process of its own as in a run. */
import { connectTarget } from '@parbench/engine/internal';

const [
  url = '',
  connections = '1',
  warmUp = '1',
  stretch = '1',
  workload = '',
  params = '{}',
  workers = '1',
] = process.argv.slice(2);
const target = await connectTarget(url, {
  workload: { url: workload, params: JSON.parse(params) },
  strategy: { name: 'served elsewhere', options: {} },
  ...{ workers: Number(workers), occupancy: Number(connections), seed: 1, taskTimeoutNs: 10e9 },
});
const load = (seconds: string) => target.load({ durationNs: Number(seconds) * 1e9, minCompletions: 1 });
await load(warmUp);
const { completions, elapsedNs } = await load(stretch);
await target.close();
console.log((1e9 * completions) / elapsedNs);
