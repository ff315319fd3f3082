/**
 * The speed-ups that parbench reports against those that the same pools sustain. Each cycle runs a matrix with the
 * command line, then loads every cell of it without a pause, one at a time in a fresh process, in random order: 5 s of
 * warm-up, then 10 s that count. Every figure is a line of the file as soon as it is known; a tool that is started again
 * continues with the next cycle.
 *
 *     npx -y pnpm sustained --cycles 10 --file tools/benchmarks/results/sustained.jsonl
 *
 * `--workload spin` (repeatable) restricts the workloads; `--warm-up` and `--stretch` are seconds; `--budget` is that of the
 * matrix run. `--report` prints the table of the file and measures nothing.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Cell, Result } from '@parbench/engine';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type Observation, observationSchema } from './sustained/observations.ts';
import { renderBias } from './sustained/render-bias.ts';
import { runMatrix } from './sustained/run-matrix.ts';
import { startCell, traceCollection } from './sustained/start-cell.ts';
import type { SustainedRequest } from './sustained/sustained-request.ts';
import { workloadUrls } from './sustained/workloads.ts';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '10' },
    file: { type: 'string', default: 'sustained.jsonl' },
    workload: { type: 'string', multiple: true, default: Object.keys(workloadUrls) },
    budget: { type: 'string', default: '193s' },
    'warm-up': { type: 'string', default: '5' },
    stretch: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    report: { type: 'boolean', default: false },
  },
});

if (!values.report) await measureCycles();
console.log(renderBias(readObservations()));

async function measureCycles(): Promise<void> {
  const done = 1 + Math.max(-1, ...readObservations().map(({ cycle }) => cycle));
  for (let cycle = done; cycle < done + Number(values.cycles); cycle++) {
    const seed = Number(values.seed) + cycle;
    const result = await runMatrix(values.workload, { budget: values.budget, seed });
    for (const cell of result.cells) noteReported(cycle, cell);
    for (const cell of shuffle(result.cells, seed)) await measureCell(cycle, cell, result);
  }
}

function noteReported(cycle: number, { workload, strategy, metrics }: Cell): void {
  const { speedup } = metrics;
  if (speedup === undefined || strategy.name === 'inline') return;
  const { value: ratio, low, high, n: blocks } = speedup;
  const interval = { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
  note({
    type: 'reported',
    cycle,
    workload: workload.name,
    strategy: strategy.name,
    ratio,
    ...interval,
    blocks,
  });
}

async function measureCell(cycle: number, cell: Cell, { workloads }: Result): Promise<void> {
  const { workload, strategy, workers } = cell;
  const occupancy = workloads.find(({ key }) => key === workload.key)?.occupancy ?? 2 * workers;
  const request: SustainedRequest = {
    ...{ url: workloadUrls[workload.name] as string, params: workload.params },
    ...{ strategy: strategy.name, workers, occupancy },
    ...{ warmUpMs: Number(values['warm-up']) * 1000, stretchMs: Number(values.stretch) * 1000 },
  };
  const of = { cycle, workload: workload.name, strategy: strategy.name };
  const { completions, elapsedMs } = await startCell(request);
  note({ type: 'sustained', ...of, perSecond: (completions / elapsedMs) * 1000 });
  if (cycle > 0) return;
  note({
    type: 'collection',
    ...of,
    msPerTask: await traceCollection({ ...request, warmUpMs: 0, stretchMs: 2000 }),
  });
}

function note(observation: Observation): void {
  appendFileSync(values.file, `${JSON.stringify(observation)}\n`);
  console.error(JSON.stringify(observation));
}

function readObservations(): readonly Observation[] {
  if (!existsSync(values.file)) return [];
  const lines = readFileSync(values.file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => observationSchema.parse(JSON.parse(line)));
}

function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = xoroshiro128plus(seed);
  const left = [...items];
  return items.flatMap(() => left.splice(uniformInt(random, 0, left.length - 1), 1));
}
