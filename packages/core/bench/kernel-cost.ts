/**
 * Measures the cost of the pool kernel: its throughput for `noop` against the shortest possible loop over the same
 * channel (fork IPC), with the same batching and format: a map of resolvers, one flat message for the tasks submitted
 * in one turn.
 * Prints the bare loop's throughput over the kernel's; the target is at most 1.1.
 * Run: node packages/core/bench/kernel-cost.ts [rounds] [tasks in flight, separated by commas]
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createProcessPool } from '@parbench/core/pool';
import { closedLoop, interleave, report } from './interleave.ts';

const rounds = Number(process.argv[2] ?? 200);
const occupancies = (process.argv[3] ?? '2,16,64').split(',').map(Number);
const workload = { url: new URL('./noop.ts', import.meta.url).href, params: {} };
const entry = fileURLToPath(import.meta.resolve('@parbench/core/worker/process'));

for (const occupancy of occupancies) {
  const bare = startBareLoop(occupancy);
  const pool = await createProcessPool({
    workload,
    workers: 1,
    values: 'json',
    minInFlight: occupancy,
    maxInFlight: occupancy,
    fork: () => fork(entry, { serialization: 'json' }),
  });
  console.log(`noop, 1 worker, ${occupancy} in flight, slices of 20 ms`);
  const throughputs = await interleave(
    [
      { name: 'bare loop', slice: () => closedLoop(() => bare.submit(1), occupancy, 20) },
      { name: 'kernel', slice: () => closedLoop(() => pool.submit(1), occupancy, 20) },
    ],
    rounds,
  );
  report(throughputs, 'bare loop');
  bare.close();
  await pool.close();
}

function startBareLoop(limit: number) {
  const child = fork(fileURLToPath(new URL('./bare-worker.ts', import.meta.url)), { serialization: 'json' });
  const resolvers = new Map<number, (value: unknown) => void>();
  let batch: unknown[] = [];
  let submitted = 0;
  child.on('message', (answers: readonly unknown[]) => {
    for (let at = 0; at < answers.length; at += 2) {
      const id = answers[at] as number;
      resolvers.get(id)?.(answers[at + 1]);
      resolvers.delete(id);
    }
  });
  return {
    submit(input: unknown): Promise<unknown> {
      if (resolvers.size >= limit) throw new Error(`more than ${limit} in flight`);
      return new Promise((resolve) => {
        resolvers.set(++submitted, resolve);
        if (batch.push(submitted, input) > 2) return;
        process.nextTick(() => {
          child.send(batch);
          batch = [];
        });
      });
    },
    close: () => child.disconnect(),
  };
}
