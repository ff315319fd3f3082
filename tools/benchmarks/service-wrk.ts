/**
 * The speed-ups of a service that parbench reports, against those that wrk sees (Debian's package `wrk`). parbench measures all
 * strategies; then wrk loads the service of each in turn, in a fresh process, in random order.
 *
 *     npx -y pnpm service-wrk --workload http-cpu --runs 10
 *
 * `--stretch` is the length of a run of wrk, and `--warm-up` that of one before it, which does not count, seconds; `--budget` is that of parbench.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { geometricMean } from '@parbench/engine/internal';
import { type Cell, parseResult, type Result, type WorkloadResult } from '@parbench/engine/result';
import Table from 'cli-table3';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const { values } = parseArgs({
  options: {
    workload: { type: 'string', default: 'http-cpu' },
    runs: { type: 'string', default: '10' },
    stretch: { type: 'string', default: '5' },
    'warm-up': { type: 'string', default: '2' },
    budget: { type: 'string', default: '3m' },
    seed: { type: 'string', default: '1' },
  },
});

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../apps/runner/dist/cli.js', import.meta.url));
const server = fileURLToPath(new URL('./service-wrk/serve.ts', import.meta.url));

const { cells, workloads } = await measureWithParbench();
const [workload] = workloads;
if (workload === undefined) throw new Error(`parbench measured nothing of \`${values.workload}\`.`);
const measured = cells.filter(({ status }) => status === 'ok');
const rates = new Map(measured.map(({ id }) => [id, [] as number[]]));
const random = xoroshiro128plus(Number(values.seed));
for (let index = 0; index < Number(values.runs); index++) {
  for (const cell of shuffle(measured)) {
    const rate = await measureWithWrk(cell, workload);
    rates.get(cell.id)?.push(rate);
    console.error(`${index + 1} ${cell.strategy.name} ${rate.toFixed(1)}/s`);
  }
}
report(workload);

async function measureWithParbench(): Promise<Result> {
  const filter = `workload:${values.workload}`;
  const args = [
    cli,
    '--filter',
    filter,
    '--budget',
    values.budget,
    '--seed',
    values.seed,
    '--quiet',
    '--json',
    '-',
  ];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 2 ** 26 });
  return parseResult(stdout, 'the matrix run');
}

/** The workload module of a service: `http-cpu` is `@parbench/workloads/http-cpu`. */
async function measureWithWrk(
  { strategy, workers }: Cell,
  { params, occupancy = 32 }: WorkloadResult,
): Promise<number> {
  const url = import.meta.resolve(`@parbench/workloads/${values.workload}`);
  const args = [server, strategy.name, url, JSON.stringify(params), String(workers)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [address] = await once(createInterface({ input: child.stdout }), 'line');
  try {
    await loadWithWrk(address, occupancy, values['warm-up']);
    return await loadWithWrk(address, occupancy, values.stretch);
  } finally {
    child.stdin.end();
    await exited;
  }
}

async function loadWithWrk(address: string, connections: number, seconds: string): Promise<number> {
  const args = [
    '--threads',
    '1',
    '--connections',
    String(connections),
    '--duration',
    `${seconds}s`,
    `${address}/1`,
  ];
  const { stdout } = await run('wrk', args);
  const [, errors] = /Non-2xx or 3xx responses: (\d+)/.exec(stdout) ?? [];
  if (errors !== undefined) throw new Error(`wrk received ${errors} responses that are errors.`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

function report({ baseline, name }: WorkloadResult): void {
  const perSecond = (id: string | undefined) => geometricMean(rates.get(id ?? '') ?? []);
  const table = new Table({
    head: ['strategy', 'wrk', 'vs inline', 'parbench', 'vs inline', 'interval', 'difference'],
  });
  for (const { id, strategy, metrics } of measured) {
    const { throughputPerSecond, speedup } = metrics;
    const ratio = perSecond(id) / perSecond(baseline);
    const { value = 1, low, high } = speedup ?? {};
    table.push([
      strategy.name,
      `${perSecond(id).toFixed(1)}/s`,
      `${ratio.toFixed(2)}x`,
      `${throughputPerSecond?.value.toFixed(1)}/s`,
      `${value.toFixed(2)}x`,
      low === undefined || high === undefined ? '' : `${low.toFixed(2)}–${high.toFixed(2)}`,
      `${(100 * (value / ratio - 1)).toFixed(1)} %`,
    ]);
  }
  console.log(`${name}: ${values.runs} runs of wrk for each strategy, ${values.stretch} s each`);
  console.log(table.toString());
}

function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(uniformInt(random, 0, left.length - 1), 1));
}
