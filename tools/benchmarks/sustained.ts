/**
 * The speed-ups that parbench reports against those that the same pools sustain. Each cycle runs a matrix with the
 * command line, then loads every cell of it, in a fresh process of its own: 5 s of warm-up, then ten stretches of 1 s that
 * count, each after 0.3 s of load that does not. The cells of a workload take their stretches in turns, in random order, one
 * at a time: a host whose speed changes within a minute is then equally fast for all of them. Every figure is a line of the
 * file as soon as it is known; a tool that is started again continues with the next cycle.
 *
 *     npx -y pnpm sustained --cycles 10 --file tools/benchmarks/results/sustained.jsonl
 *
 * `--workload spin` (repeatable) restricts the workloads; `--warm-up` is in seconds, `--turns` the number of stretches;
 * `--budget` is that of the matrix run. `--report` prints the table of the file and measures nothing;
 * `--since 4` leaves earlier cycles out of the table.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Cell, Result } from '@parbench/engine';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { startCell, traceCollection } from './sustained/loaded-cell.ts';
import { type Observation, observationSchema } from './sustained/observations.ts';
import { renderBias } from './sustained/render-bias.ts';
import { runMatrix } from './sustained/run-matrix.ts';
import type { SustainedRequest } from './sustained/sustained-request.ts';
import { workloadUrls } from './sustained/workloads.ts';

/** A turn of a cell. Pools are back at their speed 0.2 s after a pause (`npx -y pnpm after-pause`). */
const stretch = { leadInMs: 300, countedMs: 1000 };

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '10' },
    file: { type: 'string', default: 'sustained.jsonl' },
    workload: { type: 'string', multiple: true, default: Object.keys(workloadUrls) },
    budget: { type: 'string', default: '193s' },
    'warm-up': { type: 'string', default: '5' },
    turns: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    since: { type: 'string', default: '0' },
    report: { type: 'boolean', default: false },
  },
});

if (!values.report) await measureCycles();
// The collection of a cell is traced only once.
const isShown = ({ type, cycle }: Observation) => type === 'collection' || cycle >= Number(values.since);
console.log(renderBias(readObservations().filter(isShown)));

async function measureCycles(): Promise<void> {
  const done = 1 + Math.max(-1, ...readObservations().map(({ cycle }) => cycle));
  for (let cycle = done; cycle < done + Number(values.cycles); cycle++) {
    const seed = Number(values.seed) + cycle;
    const random = xoroshiro128plus(seed);
    const result = await runMatrix(values.workload, { budget: values.budget, seed });
    for (const cell of result.cells) noteReported(cycle, cell);
    for (const { key } of result.workloads) {
      const cells = result.cells.filter(({ workload }) => workload.key === key);
      await measureCells(cycle, cells, result, random);
    }
  }
}

function noteReported(cycle: number, { workload, strategy, metrics }: Cell): void {
  const { speedup, throughputPerSecond } = metrics;
  const of = { cycle, workload: workload.name, strategy: strategy.name };
  if (throughputPerSecond !== undefined)
    note({ type: 'measured', ...of, perSecond: throughputPerSecond.value });
  if (speedup === undefined || strategy.name === 'inline') return;
  const { value: ratio, low, high, n: blocks } = speedup;
  const interval = { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
  note({ type: 'reported', ...of, ratio, ...interval, blocks });
}

/** Loads the cells of a workload in turns. */
async function measureCells(
  cycle: number,
  cells: readonly Cell[],
  { workloads }: Result,
  random: RandomGenerator,
): Promise<void> {
  const started = cells.map((cell) => {
    const request = requestOf(cell, workloads);
    return { cell, request, process: startCell(request), completions: 0, elapsedMs: 0 };
  });
  for (const { process } of shuffle(started, random))
    await process.load({ leadInMs: 0, countedMs: Number(values['warm-up']) * 1000 });
  for (let turn = 0; turn < Number(values.turns); turn++) {
    for (const one of shuffle(started, random)) {
      const { completions, elapsedMs } = await one.process.load(stretch);
      one.completions += completions;
      one.elapsedMs += elapsedMs;
    }
  }
  await Promise.all(started.map(({ process }) => process.close()));
  for (const { cell, request, completions, elapsedMs } of started) {
    const of = { cycle, workload: cell.workload.name, strategy: cell.strategy.name };
    note({ type: 'sustained', ...of, perSecond: (completions / elapsedMs) * 1000 });
    if (cycle === 0) note({ type: 'collection', ...of, msPerTask: await traceCollection(request) });
  }
}

function requestOf({ workload, strategy, workers }: Cell, workloads: Result['workloads']): SustainedRequest {
  const occupancy = workloads.find(({ key }) => key === workload.key)?.occupancy ?? 2 * workers;
  return {
    ...{ url: workloadUrls[workload.name] as string, params: workload.params },
    ...{ strategy: strategy.name, workers, occupancy },
  };
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

function shuffle<Item>(items: readonly Item[], random: RandomGenerator): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(uniformInt(random, 0, left.length - 1), 1));
}
