/**
 * Times the tasks of one pool that is as young as that of a trial: `node measure-task.ts first|second REQUEST`. Prints
 * milliseconds per task.
 */
import { quantile, runTaskLoad } from '@parbench/engine/internal';
import { type PairRequest, pairRequestSchema } from './pair-request.ts';
import { openPool, type PoolName } from './with-pools.ts';

/** The tasks of a turn that are counted. */
const tasksPerTurn = 100;

/**
 * Dispatch is compiled by the number of its calls: the pools of a trial have run some 500 tasks when their timing
 * starts, and 1,100 at its end.
 */
const turns = { untimed: 5, timed: 6 };

const [name, request] = process.argv.slice(2) as [PoolName, string];
console.log(await msPerTask(name, pairRequestSchema.parse(JSON.parse(request))));

async function msPerTask(name: PoolName, request: PairRequest): Promise<number> {
  await using pool = await openPool(name, request);
  await pool.ready();
  const { workers } = request;
  let seed = 0;
  const inputs = { take: () => ++seed, giveBack() {} };
  const loop = { inputs, occupancy: 2 * workers, submit: pool.submit, workers };
  const times: number[] = [];
  for (let turn = 0; turn < turns.untimed + turns.timed; turn++) {
    const { completions, elapsedNs } = await runTaskLoad(loop, {
      durationNs: 0,
      minCompletions: tasksPerTurn,
    });
    if (turn >= turns.untimed) times.push(elapsedNs / 1e6 / completions);
  }
  return quantile(times, 0.5);
}
