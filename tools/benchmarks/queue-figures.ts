/**
 * Measures threads, processes, the cluster and queues, and writes the figures into docs/queue.md: tasks per second at 1, 64
 * and 512 in flight, round trip, CPU per task with that of the server, the break-even, and the share of a bare program's
 * throughput that the queues keep. `queue-figures run` measures, `queue-figures shares` only the shares, `queue-figures
 * write` writes what was measured; without an argument, all.
 *
 * `--budget 120s` for each of the three runs of the table, `--rounds 10` of 10 s for each of the six shares, `--sweep-budget 450s`
 * for the sweep.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseResult } from '@parbench/engine/result';
import { parseSweep } from '@parbench/engine/sweep';
import { condense } from './figures/condense.ts';
import { renewPage } from './figures/write-sections.ts';
import { occupancies, renderQueueFigures } from './queue/render-figures.ts';
import { measureShare, sharesSchema } from './queue/shares.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    budget: { type: 'string', default: '120s' },
    rounds: { type: 'string', default: '10' },
    'sweep-budget': { type: 'string', default: '450s' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
/** The lengths of the tasks between which the break-even is looked for, microseconds. */
const gridUs = '30,100,300,1000,3000,10000';
const pools = ['threads', 'processes', 'cluster'];
const queues = ['queue/bullmq', 'queue/nats', 'delayed/bullmq', 'delayed/nats'];
const near = queues.filter((name) => name.startsWith('queue/'));

const [command] = positionals;
if (command !== undefined && command !== 'run' && command !== 'shares' && command !== 'write') {
  console.error(
    `\`queue-figures\`: expected \`run\`, \`shares\`, \`write\` or nothing, received \`${command}\`.`,
  );
  process.exit(2);
}
if (command === 'shares') measureShares();
else if (command !== 'write') measure();
if (command === undefined || command === 'write') write();

function measure(): void {
  for (const occupancy of occupancies) {
    const args = ['run', '--filter', 'workload:noop', '--occupancy', String(occupancy)];
    runParbench(String(occupancy), [...args, ...filters([...pools, ...queues])], values.budget);
  }
  measureShares();
  const args = ['sweep', 'granularity', '--grid', gridUs];
  runParbench('sweep', [...args, ...filters([...pools, ...queues])], values['sweep-budget']);
}

function measureShares(): void {
  const shares = near.flatMap((queue) =>
    occupancies.map((occupancy) => measureShare(queue, occupancy, Number(values.rounds))),
  );
  writeFileSync(fileOf('shares'), `${JSON.stringify(shares)}\n`);
}

/** Without the variants of a strategy, which its name selects as well. */
function filters(names: readonly string[]): readonly string[] {
  const variants = pools.map((name) => `!strategy:${name}/*`);
  return [...names.map((name) => `strategy:${name}`), ...variants].flatMap((term) => ['--filter', term]);
}

function runParbench(name: string, args: readonly string[], budget: string): void {
  const all = [
    ...['apps/runner/dist/cli.js', ...args],
    ...['--strategy', './tools/benchmarks/queue/index.ts', '--workers', '2'],
    ...['--budget', budget, '--json', fileOf(name), '--quiet'],
  ];
  console.log(`\nnode ${all.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, all, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  condense(fileOf(name));
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`results/queue-${name}.json`, import.meta.url));
}

function write(): void {
  const read = (name: string) => readFileSync(fileOf(name), 'utf8');
  const result = (name: string) => parseResult(read(name), fileOf(name));
  const sweep = parseSweep(read('sweep'), fileOf('sweep'));
  const page = new URL('../../docs/queue.md', import.meta.url);
  const text = renderQueueFigures(
    {
      runs: occupancies.map(String).map(result),
      shares: sharesSchema.parse(JSON.parse(read('shares'))),
      sweep,
    },
    { pools, queues },
  );
  writeFileSync(page, renewPage(readFileSync(page, 'utf8'), text, 'docs/queue.md'));
}
