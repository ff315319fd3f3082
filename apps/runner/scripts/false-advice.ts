/**
 * How often does advice prefer a strategy that is not better? Simulates runs whose strategies are all as fast as inline, with the
 * questions and verdicts of real runs, on blocks of a recorded A/A run: each simulated block takes a random recorded one,
 * and its cells take the copies of it in random order.
 *
 *     node --conditions=@parbench/source scripts/false-advice.ts --record noise.json   # 3 minutes
 *     node --conditions=@parbench/source scripts/false-advice.ts --file noise.json --runs 2000
 *     node --conditions=@parbench/source scripts/false-advice.ts --file noise.json --seconds 12   # few blocks, one look
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseResult, runMatrix } from '@parbench/engine';
import { formatCount } from '@parbench/report/quantities';
import { planNoiseRun } from '../src/commands/doctor/noise-run.ts';
import { severalLooks, singleLook } from '../src/user-function/measurement/questions.ts';
import { deviationsOf, simulateAdvice, usualAsking } from './false-advice/simulate-advice.ts';

const { values } = parseArgs({
  options: {
    record: { type: 'string' },
    file: { type: 'string', default: 'noise.json' },
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    budget: { type: 'string', default: '180' },
    seconds: { type: 'string', default: '47' },
  },
});

if (values.record === undefined) {
  const recorded = parseResult(readFileSync(values.file, 'utf8'), values.file);
  const blocks = deviationsOf(recorded);
  const budgetMs = Number(values.seconds) * 1000;
  const looks = budgetMs < usualAsking.budgetMs / 2 ? singleLook : severalLooks;
  const runs = Number(values.runs);
  const actions = simulateAdvice(blocks, { looks, budgetMs, runs, seed: Number(values.seed) });
  console.log(
    `${blocks.length} recorded blocks, ${runs} simulated runs of ${values.seconds} s with ${formatCount(looks.count, 'look')} in which no strategy gains:`,
  );
  for (const [action, count] of Object.entries(actions)) {
    console.log(`${action}: ${((100 * count) / runs).toFixed(1)} %`);
  }
} else {
  const { cells, settings } = await planNoiseRun(Number(values.budget) * 1000);
  writeFileSync(values.record, JSON.stringify(await runMatrix(cells, settings)));
}
