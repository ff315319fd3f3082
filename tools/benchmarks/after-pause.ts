/**
 * Measures how fast a warm pool is by the time since it took up work again after a pause, against the same pool later in
 * the same burst. Runs processes in turn; prints the mean over the bursts of all. `--rounds 3`, `--bursts 20` of a process,
 * `--pause 360` milliseconds, `--microseconds 100` of a task, `--strategy threads` (repeatable).
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mean } from '@parbench/engine/internal';
import spin from '@parbench/workloads/spin';
import Table from 'cli-table3';
import { z } from 'zod';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    bursts: { type: 'string', default: '20' },
    pause: { type: 'string', default: '360' },
    microseconds: { type: 'string', default: '100' },
    strategy: { type: 'string', multiple: true, default: ['inline', 'threads', 'processes', 'cluster'] },
  },
});
const windowMs = 20;
const windows = 30;
const countsSchema = z.array(z.number());

const { iterations } =
  (await spin.calibrate?.({ microseconds: Number(values.microseconds), iterations: 0 })) ?? {};
const runs = new Map(values.strategy.map((name) => [name, [] as (readonly number[])[]]));
for (let round = 0; round < Number(values.rounds); round++) {
  const order = round % 2 === 0 ? values.strategy : values.strategy.toReversed();
  for (const name of order) runs.get(name)?.push(countCompletions(name));
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
console.log(table.toString());

/** Completions in each window of a burst, added up over the bursts of a process. */
function countCompletions(name: string): readonly number[] {
  const entry = fileURLToPath(new URL('./after-pause/count-completions.ts', import.meta.url));
  const request = {
    name,
    iterations,
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
