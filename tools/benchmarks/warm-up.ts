/**
 * Measures how much faster a pool gets with the tasks that it has run: the throughput of a freshly opened strategy by
 * the number of tasks so far, against the last third of its time. Runs processes in turn; prints the median over the
 * windows of all, with their number. `--rounds 12`, `--seconds 2.5`, `--microseconds 1000` of a task, `--strategy
 * threads` (repeatable).
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile } from '@parbench/engine/internal';
import spin from '@parbench/workloads/spin';
import Table from 'cli-table3';
import { z } from 'zod';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '2.5' },
    microseconds: { type: 'string', default: '1000' },
    strategy: { type: 'string', multiple: true, default: ['inline', 'threads', 'processes', 'cluster'] },
  },
});
const windowsSchema = z.array(z.object({ after: z.number(), rate: z.number() }));
type Windows = z.infer<typeof windowsSchema>;

/** The first task of each row of the table. */
const rows = [0, 100, 200, 300, 500, 700, 1000, 1500, 2000, 5000, 10_000];

const { iterations } =
  (await spin.calibrate?.({ microseconds: Number(values.microseconds), iterations: 0 })) ?? {};
const runs = new Map(values.strategy.map((name) => [name, [] as Windows[]]));
for (let round = 0; round < Number(values.rounds); round++) {
  const order = round % 2 === 0 ? values.strategy : values.strategy.toReversed();
  for (const name of order) runs.get(name)?.push(runWindows(name));
}
const table = new Table({
  style: { head: [], border: [], compact: true },
  head: ['tasks run', ...values.strategy],
});
for (const [index, from] of rows.entries()) {
  const to = rows[index + 1] ?? Number.POSITIVE_INFINITY;
  table.push([
    `${from} and more`,
    ...values.strategy.map((name) => speedBetween(from, to, runs.get(name) ?? [])),
  ]);
}
console.log(table.toString());

function runWindows(name: string): Windows {
  const entry = fileURLToPath(new URL('./warm-up/run-windows.ts', import.meta.url));
  const stdout = execFileSync(process.execPath, [entry, name, String(iterations), values.seconds], {
    encoding: 'utf8',
  });
  return windowsSchema.parse(JSON.parse(stdout));
}

function speedBetween(from: number, to: number, all: readonly Windows[]): string {
  const speeds = all.flatMap((windows) => {
    const last = windows.slice(-Math.ceil(windows.length / 3)).map(({ rate }) => rate);
    const own = windows.filter(({ after }) => after >= from && after < to);
    return own.map(({ rate }) => rate / quantile(last, 0.5));
  });
  if (speeds.length === 0) return '';
  return `${((quantile(speeds, 0.5) - 1) * 100).toFixed(1)} % (${speeds.length})`;
}
