/**
 * Measures how fast a warm pool is by the time since it took up work again after a pause, against the same pool later in
 * the same burst. Runs processes in turn; prints the mean over the bursts of all. `--rounds 3`, `--bursts 8` of a process,
 * `--pause 1000` milliseconds, `--workload sha256` and `--strategy threads` (repeatable).
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mean } from '@parbench/engine/internal';
import Table from 'cli-table3';
import { z } from 'zod';
import { calibratedWorkload } from './sustained/calibrated-workload.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    bursts: { type: 'string', default: '8' },
    pause: { type: 'string', default: '1000' },
    workload: { type: 'string', multiple: true, default: ['spin-100us'] },
    strategy: { type: 'string', multiple: true, default: ['inline', 'threads', 'processes', 'cluster'] },
  },
});
const windowMs = 25;
const windows = 40;
const countsSchema = z.array(z.number());
const entry = fileURLToPath(new URL('./after-pause/count-completions.ts', import.meta.url));

for (const name of values.workload) console.log(`${name}\n${await measure(name)}`);

/** Returns the table of a workload. */
async function measure(name: string): Promise<string> {
  const { url, params } = await calibratedWorkload(name);
  const runs = new Map(values.strategy.map((strategy) => [strategy, [] as (readonly number[])[]]));
  for (let round = 0; round < Number(values.rounds); round++) {
    const order = round % 2 === 0 ? values.strategy : values.strategy.toReversed();
    for (const strategy of order) runs.get(strategy)?.push(countCompletions(strategy, { url, params }));
  }
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: ['ms since the pause', ...runs.keys()],
  });
  for (let window = 0; window < windows / 2; window++) {
    const cells = [...runs.values()].map((counts) =>
      percent(mean(counts.map((each) => speedIn(window, each)))),
    );
    table.push([`${window * windowMs} to ${(window + 1) * windowMs}`, ...cells]);
  }
  return table.toString();
}

/** Completions in each window of a burst, added up over the bursts of a process. */
function countCompletions(strategy: string, workload: { url: string; params: object }): readonly number[] {
  const request = {
    strategy,
    workload,
    windowMs,
    windows,
    bursts: Number(values.bursts),
    pauseMs: Number(values.pause),
  };
  const stdout = execFileSync(process.execPath, [entry, JSON.stringify(request)], { encoding: 'utf8' });
  return countsSchema.parse(JSON.parse(stdout));
}

/** The speed in a window, against that in the second half of the burst. */
function speedIn(window: number, counts: readonly number[]): number {
  return (counts[window] ?? 0) / mean(counts.slice(windows / 2));
}

function percent(ratio: number): string {
  return `${((ratio - 1) * 100).toFixed(1)} %`;
}
