import { createSchedule } from '../../src/run/schedule.ts';
import { type BlockNoise, estimateBlockNoise } from '../../src/verdict/block-noise.ts';
import { elasticityOf } from '../../src/verdict/host-speed.ts';
import { judgeWorkload } from '../../src/verdict/judge-workload.ts';
import { competitor, trialOf } from './competitor.ts';
import { autoregressive, times } from './normal.ts';

/** A simulated slice: its rate and the host speed, as logarithms. */
interface SimulatedSlice {
  readonly rate: number;
  readonly speed: number;
}

/**
 * Draws the cells of a workload, by cell and block: a log rate, or the slices of the block. All cells are equally fast.
 */
type Draw = (
  workload: number,
  blocks: number,
  normal: () => number,
) => readonly (readonly (number | readonly SimulatedSlice[])[])[];

const names = ['inline', 'threads', 'processes', 'cluster'];
const workloads = 6;

/** Models of how the blocks of a run of six workloads with four cells each vary. */
export const runModels: Readonly<Record<string, Draw>> = {
  'equal spreads': independent(() => 0.05),
  'spreads that differ ten times over': independent(
    (workload, cell) => 0.01 * 1.5 ** (workload + (cell % 2)),
  ),
  'one baseline four times as noisy': independent((workload, cell) => (workload + cell === 0 ? 0.16 : 0.04)),
  'one workload four times as noisy': independent((workload) => (workload === 0 ? 0.16 : 0.04)),
  'three baselines four times as noisy': independent((workload, cell) =>
    cell === 0 && workload < 3 ? 0.16 : 0.04,
  ),
  'skewed baselines': (_, blocks, normal) =>
    names.map((_name, cell) =>
      times(blocks, () => 0.05 * (cell === 0 ? (normal() ** 2 - 1) / Math.SQRT2 : normal())),
    ),
  'a host three times as noisy as its processes': (_, blocks, normal) => {
    const host = times(blocks, () => 0.15 * normal());
    return names.map(() => host.map((level) => level + 0.05 * normal()));
  },
  'a host that slows one workload': (workload, blocks, normal) => {
    const host = times(blocks, () => (workload === 0 ? 0.2 : 0.02) * normal());
    return names.map(() => host.map((level) => level + 0.04 * normal()));
  },
  'cells with spreads of their own': (_, blocks, normal) =>
    names.map(() => {
      const spread = 0.05 * Math.exp(0.5 * normal());
      return times(blocks, () => spread * normal());
    }),
  'neighbours that host speeds show': neighbours(0.6),
  'neighbours that host speeds do not show': neighbours(0),
  'an autocorrelation of 0.3': autocorrelated(0.3),
  'an autocorrelation of 0.5': autocorrelated(0.5),
};

function independent(spread: (workload: number, cell: number) => number): Draw {
  return (workload, blocks, normal) =>
    names.map((_, cell) => times(blocks, () => spread(workload, cell) * normal()));
}

/** Two slices in each block, whose rates follow the host speed by a power, with noise of slices and processes beside. */
function neighbours(elasticity: number): Draw {
  return (_, blocks, normal) =>
    names.map(() =>
      times(blocks, () => {
        const process = 0.03 * normal();
        return times(2, () => {
          const speed = 0.25 * normal();
          return { rate: elasticity * speed + 0.08 * normal() + process, speed };
        });
      }),
    );
}

function autocorrelated(coefficient: number): Draw {
  return (_, blocks, normal) =>
    names.map(() => autoregressive(blocks, coefficient, normal).map((deviation) => 0.05 * deviation));
}

/** The three simultaneous intervals of each workload in simulated runs. */
export interface SimulatedRuns {
  /** The share of runs in which all three intervals of a workload hold: on average, and for the worst workload. */
  readonly coverage: number;
  readonly worstCoverage: number;
  /** The widths of all intervals, on the log scale. */
  readonly widths: readonly number[];
}

interface SimulatedSettings {
  /** The blocks of each workload. */
  readonly blocks: number;
  /** Further blocks of the run, for the workloads whose intervals gain most by them; none when missing. */
  readonly further?: number;
  /** Whether host speeds are ignored. */
  readonly ignoresHostSpeeds?: boolean;
  readonly runs: number;
  readonly normal: () => number;
}

/** Simulates runs; `noiseOf` estimates their noise, by default as parbench does. */
export function simulateRuns(
  draw: Draw,
  { blocks, further = 0, ignoresHostSpeeds = false, runs, normal }: SimulatedSettings,
  noiseOf: (competitions: Competitions) => BlockNoise = estimateBlockNoise,
): SimulatedRuns {
  const holds = times(workloads, () => 0);
  const widths: number[] = [];
  for (let run = 0; run < runs; run++) {
    const measured = drawRun(draw, blocks + further, normal);
    const drawn = ignoresHostSpeeds ? measured.map(withoutElasticity) : measured;
    const competitions = further === 0 ? drawn : spend(drawn, blocks, further);
    const noise = noiseOf(competitions);
    for (const [index, competitors] of competitions.entries()) {
      const intervals = speedupsOf(competitors, `${index}/inline`, noise);
      if (intervals.every(({ low, high }) => low < 1 && 1 < high)) holds[index] = (holds[index] ?? 0) + 1;
      widths.push(...intervals.map(({ low, high }) => Math.log(high / low)));
    }
  }
  const shares = holds.map((count) => count / runs);
  return {
    coverage: shares.reduce((total, share) => total + share, 0) / workloads,
    worstCoverage: Math.min(...shares),
    widths,
  };
}

type Competitions = ReturnType<typeof drawRun>;

/** Returns the blocks that a run's schedule chooses, all of them equally long. */
function spend(drawn: Competitions, blocks: number, further: number): Competitions {
  const numbers = times(blocks + further, (index) => index);
  const plan = {
    seed: 1,
    blocks: numbers.flatMap((index) => drawn.map((_, workload) => blockOf(`${workload}`, index))),
    solo: [],
    estimate: { blocks: 0, soloTrials: 0, durationMs: 0 },
  };
  const budgetMs = blocks * workloads + further;
  let elapsedMs = 0;
  const clock = {
    budgetMs,
    startedAt: new Date(0),
    elapsedMs: () => elapsedMs,
    leftMs: () => budgetMs - elapsedMs,
  };
  const schedule = createSchedule(plan, clock);
  const counts = times(workloads, () => 0);
  const measured = () =>
    drawn.map((competitors, workload) =>
      competitors.map(({ trials, ...cell }) => ({ ...cell, trials: trials.slice(0, counts[workload]) })),
    );
  for (let turn = schedule.next(); turn; turn = schedule.next()) {
    const workload = Number(turn.block?.workload);
    counts[workload] = (counts[workload] ?? 0) + 1;
    elapsedMs++;
    schedule.done(1);
    if (elapsedMs < blocks * workloads) continue;
    const competitions = measured();
    const noise = estimateBlockNoise(competitions);
    for (const [index, competitors] of competitions.entries()) {
      const widths = speedupsOf(competitors, `${index}/inline`, noise).map(({ low, high }) =>
        Math.log(high / low),
      );
      schedule.measured(`${index}`, Math.max(...widths) / 2);
    }
  }
  return measured();
}

function blockOf(workload: string, index: number) {
  const orders = { competitors: [], startOrder: [], rounds: [], ceilings: [] };
  return { workload, index, ...orders, isObserved: false, estimatedMs: 1 };
}

function drawRun(draw: Draw, blocks: number, normal: () => number) {
  return times(workloads, (workload) => {
    const cells = draw(workload, blocks, normal).map((drawn) => drawn.map(trialOfDrawn));
    const hostSpeedElasticity = elasticityOf(cells);
    return cells.map((trials, cell) => {
      const name = names[cell] as string;
      return competitor(name, [], { id: `${workload}/${name}`, trials, hostSpeedElasticity });
    });
  });
}

function withoutElasticity(competitors: Competitions[number]): Competitions[number] {
  return competitors.map((cell) => ({ ...cell, hostSpeedElasticity: 0 }));
}

function trialOfDrawn(drawn: number | readonly SimulatedSlice[], block: number) {
  if (typeof drawn === 'number') return trialOf(block, [100 * Math.exp(drawn)]);
  const slices = drawn.map(({ rate }) => 100 * Math.exp(rate));
  return trialOf(block, slices, { hostSpeeds: drawn.map(({ speed }) => 500 * Math.exp(speed)) });
}

function speedupsOf(competitors: Competitions[number], baseline: string, noise: BlockNoise) {
  return judgeWorkload({ competitors, baseline, threshold: 0, noise })
    .comparisons.filter(({ b }) => b === baseline)
    .map(({ low = 0, high = Number.POSITIVE_INFINITY }) => ({ low, high }));
}
