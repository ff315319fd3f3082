/**
 * Measures the accuracy of parbench, next to tinybench, mitata and a plain loop before and after: pairs of pools with
 * the same code, some with an injected cost, each measured by every tool for the same time. Every finding is written at
 * once, and a run that is started again continues where it stopped.
 *
 *     npx -y pnpm accuracy --pairs 120 --budget 60 --file tools/accuracy/results/pairs.jsonl
 *
 * `--tool parbench` (repeatable) selects some of the tools, and `--added 5` some of the injected costs, in per cent; the others
 * can follow in the same file. Between the pairs, `--overheads` pairs of processes time tasks of two lengths, into
 * `--overhead-file`: they give the dispatch overhead.
 * `--report` prints the table of the file and measures nothing. `--simulated` judges synthetic runs under several noise
 * models instead, `--runs` runs of `--blocks` blocks each, which takes seconds; with `--precision 0.025` each stops as
 * a real run does, when its interval is that narrow.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import spin from '@parbench/workloads/spin';
import { execaNode } from 'execa';
import { z } from 'zod';
import { longer, type OverheadTimings, overheadTimingsSchema } from './dispatch-overhead.ts';
import { type Experiment, experimentsOf } from './experiments.ts';
import { appendLine, readLines, resumeLines } from './json-lines.ts';
import { findingSchema, type Observation, observationSchema, tools } from './observation.ts';
import type { PairRequest } from './pair-request.ts';
import { renderScores } from './render-scores.ts';
import { renderSimulation } from './simulated/render-simulation.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '120' },
    budget: { type: 'string', default: '60' },
    file: { type: 'string', default: 'pairs.jsonl' },
    overheads: { type: 'string', default: '30' },
    'overhead-file': { type: 'string', default: 'dispatch-overheads.jsonl' },
    seed: { type: 'string', default: '1' },
    tool: { type: 'string', multiple: true },
    added: { type: 'string', multiple: true },
    report: { type: 'boolean', default: false },
    simulated: { type: 'boolean', default: false },
    runs: { type: 'string', default: '4000' },
    blocks: { type: 'string', default: '12' },
    precision: { type: 'string' },
  },
});
const budgetMs = Number(values.budget) * 1000;
const seed = Number(values.seed);
const wantedTools = z.array(z.enum(tools)).parse(values.tool ?? tools);
const isWanted = ({ tool, extraPermille }: Experiment) =>
  wantedTools.includes(tool) && (values.added?.map(Number).includes(extraPermille / 10) ?? true);

const shape = { blocks: Number(values.blocks), rounds: 12 };
const precision = values.precision === undefined ? undefined : Number(values.precision);

if (values.simulated) {
  console.log(renderSimulation(Number(values.runs), shape, precision));
} else {
  if (!values.report) await measureAll();
  const observations = await readLines(values.file, observationSchema);
  console.log(renderScores(observations, await readLines(values['overhead-file'], overheadTimingsSchema)));
}

async function measureAll(): Promise<void> {
  const done = await resumeLines(values.file, observationSchema);
  const overheads = [...(await resumeLines(values['overhead-file'], overheadTimingsSchema))];
  const experiments = experimentsOf(Number(values.pairs), seed);
  const isDone = (experiment: Experiment) => done.some((one) => isOf(one, experiment));
  checkSameExperiments(done);
  const iterations = await iterationsOfOneMillisecond();
  for (const [index, experiment] of experiments.entries()) {
    if (!isWanted(experiment) || isDone(experiment)) continue;
    const observation = await observe(experiment, iterations);
    await appendLine(values.file, observation);
    const { tool, extraPermille, ratio, verdict, n } = observation;
    console.error(
      `${index + 1}/${experiments.length} ${tool} +${extraPermille / 10} %: ${ratio.toFixed(3)} ${verdict} (n=${n})`,
    );
    await addOverhead(overheads, iterations);
  }
  while (await addOverhead(overheads, iterations));
}

/** Measures one more dispatch overhead, if any is still missing, and returns whether it did. */
async function addOverhead(overheads: OverheadTimings[], iterations: number): Promise<boolean> {
  if (overheads.length >= Number(values.overheads)) return false;
  const request = requestOf(iterations, (longer - 1) * 1000, 10_000);
  const module = import.meta.resolve('./measure-task.ts');
  const usualMs = await runApart(module, request, 'first');
  const overhead = overheadTimingsSchema.parse({
    usualMs,
    longMs: await runApart(module, request, 'second'),
  });
  await appendLine(values['overhead-file'], overhead);
  overheads.push(overhead);
  return true;
}

function isOf(observation: Observation, { pair, tool }: Experiment): boolean {
  return observation.pair === pair && observation.tool === tool;
}

function checkSameExperiments(done: readonly Observation[]): void {
  const most = Math.max(Number(values.pairs), ...done.map(({ pair }) => pair + 1));
  const planned = experimentsOf(most, seed);
  const mismatch = done.find(
    (one) =>
      one.budgetMs !== budgetMs ||
      planned.find((experiment) => isOf(one, experiment))?.extraPermille !== one.extraPermille,
  );
  if (mismatch === undefined) return;
  throw new Error(
    `\`${values.file}\` was written with another \`--seed\` or \`--budget\`. Give the same ones, or another file.`,
  );
}

async function observe({ pair, tool, extraPermille }: Experiment, iterations: number) {
  const startedMs = performance.now();
  const request = requestOf(iterations, extraPermille, budgetMs, seed + pair);
  const module = import.meta.resolve('./measure-pair.ts');
  const finding = findingSchema.parse(await runApart(module, request, tool));
  const durationMs = Math.round(performance.now() - startedMs);
  return { pair, tool, extraPermille, budgetMs, durationMs, ...finding };
}

function requestOf(iterations: number, extraPermille: number, budgetMs: number, seed = 1): PairRequest {
  return { iterations, extraPermille, workers: availableParallelism(), budgetMs, seed, threshold: 0.02 };
}

/** Runs a module in a process of its own, and returns what it prints for the request. */
async function runApart(module: string, request: PairRequest, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await execaNode(fileURLToPath(module), [...args, JSON.stringify(request)], {
    timeout: 3 * request.budgetMs + 60_000,
    stderr: 'inherit',
  });
  return JSON.parse(stdout);
}

async function iterationsOfOneMillisecond(): Promise<number> {
  const { iterations } = (await spin.calibrate?.({ microseconds: 1000, iterations: 0 })) ?? {};
  if (typeof iterations !== 'number') throw new Error('`spin` gave no iterations for 1 ms.');
  return iterations;
}
