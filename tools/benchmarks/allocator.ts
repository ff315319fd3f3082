/**
 * The cost of returning memory to the system after every task: throughput and page faults of a driver that sends 64 KiB
 * with each task, with glibc's thresholds fixed at the values that a process starts with, and at those that it has after
 * freeing a block of 16 MiB. Starts alternate. Linux with glibc only. `--starts 6`, `--strategy processes`.
 */
import { parseArgs } from 'node:util';
import { mean } from '@parbench/engine/internal';
import Table from 'cli-table3';
import { startCell } from './sustained/loaded-cell.ts';
import { workloadUrls } from './sustained/workloads.ts';

const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '6' },
    strategy: { type: 'string', default: 'processes' },
  },
});

/** `GLIBC_TUNABLES`: a tunable fixes thresholds that otherwise follow the largest block freed so far. */
const thresholds = {
  'at first': 'glibc.malloc.trim_threshold=131072',
  'after freeing 16 MiB': 'glibc.malloc.trim_threshold=33554432:glibc.malloc.mmap_threshold=16777216',
};
const request = {
  ...{ url: workloadUrls.sha256 as string, params: { bytes: 65_536 } },
  ...{ strategy: values.strategy, workers: 2, occupancy: 4 },
};
const seen = Object.keys(thresholds).map((name) => ({ name, rates: [] as number[], faults: [] as number[] }));
for (let start = 0; start < Number(values.starts); start++) {
  for (const { name, rates, faults } of start % 2 === 0 ? seen : seen.toReversed()) {
    const env = { GLIBC_TUNABLES: thresholds[name as keyof typeof thresholds] };
    const cell = startCell(request, { env });
    const { completions, elapsedMs, pageFaults } = await cell.load({ leadInMs: 1000, countedMs: 2000 });
    await cell.close();
    rates.push((completions / elapsedMs) * 1000);
    faults.push(pageFaults / completions);
  }
}
const table = new Table({
  style: { head: [], border: [], compact: true },
  head: ['thresholds', 'tasks/s', 'page faults per task', 'starts'],
});
for (const { name, rates, faults } of seen)
  table.push([name, mean(rates).toFixed(0), mean(faults).toFixed(1), rates.length]);
console.log(table.toString());
