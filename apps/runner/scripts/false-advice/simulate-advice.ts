import {
  type Comparison,
  type IdentifiedCell,
  identifyCell,
  type MatrixCell,
  type Result,
} from '@parbench/engine';
import { buildResult, type MeasuredCell, mean } from '@parbench/engine/internal';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { chooseCell, comparedWorkload } from '../../src/advice/choose-cell.ts';
import { type Looks, severalLooks } from '../../src/user-function/measurement/questions.ts';
import { createStages } from '../../src/user-function/measurement/stages.ts';
import type { UserModule } from '../../src/user-function/user-module.ts';

/** The deviation of each copy from its own mean, on the log scale. */
type BlockDeviations = readonly number[];

/** Returns the deviations of each block of an A/A run. */
export function deviationsOf({ cells }: Result): readonly BlockDeviations[] {
  const rates = cells.map(({ trials }) => trials.map(({ slices }) => Math.log(mean(slices))));
  const means = rates.map(mean);
  const blocks = Math.min(...rates.map(({ length }) => length));
  return Array.from({ length: blocks }, (_, block) =>
    rates.map((own, copy) => (own[block] ?? 0) - (means[copy] ?? 0)),
  );
}

const workload: MatrixCell['workload'] = {
  ...{ name: 'hash', kind: 'task', package: 'hash.ts', tags: [] },
  reference: { url: 'file:///hash.mjs', params: {} },
};

function cellOf(name: string, unit: MatrixCell['strategy']['unit'], workers: number): IdentifiedCell {
  const strategy = { name, package: 'kit', version: '1.0.0', options: {}, unit };
  return identifyCell({ workload, strategy, workers });
}

const inline = cellOf('inline', 'driver', 1);
const cells = [
  inline,
  ...[1, 2].flatMap((workers) => [
    cellOf('threads/pipelined', 'thread', workers),
    cellOf('threads', 'thread', workers),
    cellOf('processes', 'process', workers),
  ]),
];
const strategies = ['threads/pipelined', 'threads', 'processes'];

/** The time of the parts of a block, milliseconds: about those of a real run. */
const blockMs = { inline: 1200, pool: 2000 };

/** How the simulated runs are asked. */
export interface Asking {
  readonly looks: Looks;
  /** The time of a run after its screening, milliseconds. */
  readonly budgetMs: number;
}

/** As a run with its default budget, on a function of a millisecond. */
export const usualAsking: Asking = { looks: severalLooks, budgetMs: 47_000 };

/** Simulates runs, and returns how often each action was advised. */
export function simulateAdvice(
  blocks: readonly BlockDeviations[],
  { runs, seed, ...asking }: Asking & { readonly runs: number; readonly seed: number },
): Readonly<Record<string, number>> {
  const random = xoroshiro128plus(seed);
  const actions: Record<string, number> = { parallelise: 0, 'do-not-parallelise': 0, undecided: 0 };
  for (let run = 0; run < runs; run++) {
    const action = adviseOnce(blocks, asking, random);
    actions[action] = (actions[action] ?? 0) + 1;
  }
  return actions;
}

function adviseOnce(
  recorded: readonly BlockDeviations[],
  { looks, budgetMs }: Asking,
  random: RandomGenerator,
): string {
  const rates = new Map(cells.map(({ id }) => [id, [] as { block: number; rate: number }[]]));
  const module = { workload: { name: workload.name } } as UserModule;
  const settings = {
    ...{ budgetMs, seed: 1, timeoutMs: 10_000, precision: 0.05, threshold: 0.02 },
    baseline: 'inline',
  };
  const candidates = [{ strategies, screenedOut: [] }];
  const stages = createStages({ modules: [module], cells, settings, mayScreenOut: true }, candidates, {
    looks,
    log: () => {},
  });
  const resultNow = () => resultOf(rates, looks.count);
  let leftMs = budgetMs;
  let block = 0;
  for (;;) {
    const stage = stages.choose({ measured: resultNow(), leftMs, isRunning: () => true });
    if (stage === undefined) return chosenAction(resultNow(), stages.claims());
    const endMs = leftMs - stage.budgetMs;
    const tookMs = blockMs.inline + (stage.cells.length - 1) * blockMs.pool;
    while (leftMs - tookMs >= endMs) {
      const deviations = shuffle(recorded[uniformInt(random, 0, recorded.length - 1)] ?? [], random);
      // A block of more cells than there are copies takes those of another block, too.
      const more = shuffle(recorded[uniformInt(random, 0, recorded.length - 1)] ?? [], random);
      for (const [index, id] of stage.cells.entries()) {
        rates.get(id)?.push({ block, rate: Math.exp([...deviations, ...more][index] ?? 0) });
      }
      block++;
      leftMs -= tookMs;
      if (stage.isSettled(resultNow())) break;
    }
  }
}

function chosenAction(result: Result, claims: readonly Comparison[]): string {
  const measured = comparedWorkload(result, workload.name, claims);
  return (measured && chooseCell(measured)?.action) ?? 'undecided';
}

function resultOf(
  rates: ReadonlyMap<string, readonly { block: number; rate: number }[]>,
  comparisons: number,
): Result {
  const plan = { seed: 1, budgetMs: 1, precision: 0.05, threshold: 0.02, timeoutMs: 10_000, maxBlocks: 40 };
  const run = { id: '', parbench: '', startedAt: new Date().toISOString(), durationMs: 0 };
  return buildResult({
    run: { ...run, status: 'complete', stopped: 'decided' },
    ...{ hosts: [], runtimes: [], plan: { ...plan, comparisons } },
    workloads: [
      {
        ...{
          key: inline.key,
          kind: 'task',
          name: workload.name,
          params: {},
          occupancy: 4,
          baseline: inline.id,
        },
        cells: cells.map((cell) => measuredCell(cell, rates.get(cell.id) ?? [])),
      },
    ],
  });
}

function measuredCell(
  { id, strategy, workers }: IdentifiedCell,
  rates: readonly { block: number; rate: number }[],
): MeasuredCell {
  return {
    ...{ id, workers, runtime: 'node', host: 'local', status: rates.length > 0 ? 'ok' : 'skipped' },
    strategy: { ...strategy, libraries: [], options: {} },
    trials: rates.map(({ block, rate }) => ({
      ...{ block, position: 0, startupMs: 1, readyMs: 1, warmupMs: 1, isSteady: true },
      ...{ slices: [rate], residualCpuMs: [], isDeterministic: true, tasks: 1 },
    })),
    solo: [],
  };
}

function shuffle<Item>(items: readonly Item[], random: RandomGenerator): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(uniformInt(random, 0, left.length - 1), 1));
}
