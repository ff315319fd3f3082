/**
 * Times usual and long tasks in turns, as a trial does, in pools of one process: `node measure-tare.ts REQUEST`, whose
 * `budgetMs` is for both together. Prints the tare.
 */
import type { OpenedExecutor } from '@parbench/core';
import { runTaskLoad } from '@parbench/engine';
import { type PairRequest, pairRequestSchema } from './pair-request.ts';
import type { Tare } from './tare.ts';
import { openPools } from './with-pools.ts';

const turns = 5;

const request = pairRequestSchema.parse(JSON.parse(process.argv[2] ?? ''));
console.log(JSON.stringify(await measureTare(request)));

/** The first turn of each pool is warm-up. */
async function measureTare(request: PairRequest): Promise<Tare> {
  await using pools = await openPools(request);
  const times = { first: 0, second: 0 };
  for (let turn = 0; turn < turns; turn++) {
    for (const name of turn % 2 === 0 ? (['first', 'second'] as const) : (['second', 'first'] as const)) {
      const ms = await msPerTask(pools[name], request);
      if (turn > 0) times[name] += ms / (turns - 1);
    }
  }
  return { usualMs: times.first, longMs: times.second };
}

async function msPerTask({ submit }: OpenedExecutor, { workers, budgetMs }: PairRequest): Promise<number> {
  let seed = 0;
  const inputs = { take: () => ++seed, giveBack() {} };
  const loop = { inputs, occupancy: 2 * workers, submit, workers };
  const { completions, elapsedMs } = await runTaskLoad(loop, {
    durationMs: budgetMs / turns / 2,
    minCompletions: 10,
  });
  return elapsedMs / completions;
}
