/**
 * Measures whether longer measurement takes more memory: the memory of the process tree of a trial after `--long 60`
 * seconds of slices, divided by that after `--short 10`, in separate processes, in turn. Heap is the driver's;
 * anonymous pages are those of driver and workers. Both are read after a garbage collection that returns V8's reserves,
 * which grow with the rate of allocation. Prints the median of each ratio over `--rounds 3`, with its minimum and
 * maximum. Linux only.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile } from '@parbench/engine/internal';
import Table from 'cli-table3';
import { z } from 'zod';

const { values } = parseArgs({
  options: {
    short: { type: 'string', default: '10' },
    long: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '3' },
    strategy: { type: 'string', multiple: true, default: ['inline', 'threads', 'processes', 'cluster'] },
  },
});
const heldSchema = z.object({ heapBytes: z.number(), anonymousBytes: z.number() });
const quantities = { heapBytes: 'heap of the driver', anonymousBytes: 'anonymous pages' } as const;

const table = new Table({
  style: { head: [], border: [], compact: true },
  head: ['strategy', 'memory', `after ${values.long} s / ${values.short} s`, 'least to most', 'after, MiB'],
});
for (const strategy of values.strategy) {
  const pairs = Array.from({ length: Number(values.rounds) }, () => ({
    short: holdAfter(strategy, values.short),
    long: holdAfter(strategy, values.long),
  }));
  for (const [quantity, name] of Object.entries(quantities) as [keyof typeof quantities, string][]) {
    const ratios = pairs.map(({ short, long }) => long[quantity] / short[quantity]);
    const [least, middle, most] = [0, 0.5, 1].map((part) => quantile(ratios, part).toFixed(3));
    const mebibytes = quantile(
      pairs.map(({ long }) => long[quantity] / 2 ** 20),
      0.5,
    );
    table.push([strategy, name, middle, `${least} to ${most}`, mebibytes.toFixed(1)]);
  }
}
console.log(table.toString());

function holdAfter(strategy: string, seconds: string): z.infer<typeof heldSchema> {
  const entry = fileURLToPath(new URL('./trial-memory/hold.ts', import.meta.url));
  const stdout = execFileSync(process.execPath, [entry, strategy, seconds], { encoding: 'utf8' });
  return heldSchema.parse(JSON.parse(stdout));
}
