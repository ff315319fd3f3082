/** One of two competitors. */
export type Side = 0 | 1;

/** The shape of a simulated run. */
export interface RunShape {
  readonly blocks: number;
  /** Slices of each competitor in a block. */
  readonly rounds: number;
}

/** A model of how a host disturbs a run. */
export interface NoiseModel {
  readonly name: string;
  /** Whether the log-ratios of blocks are independent and about symmetric, as the nominal rates require. */
  readonly isNominal: boolean;
  /** Draws a run; the returned function gives the deviation of the log rate of each slice. */
  draw(normal: () => number, shape: RunShape): (block: number, round: number, side: Side) => number;
}

/** Deviations as observed on a noisy 2-core machine, or worse. */
export const noiseModels: readonly NoiseModel[] = [
  {
    name: 'noise in every slice',
    isNominal: true,
    draw: (normal) => () => 0.05 * normal(),
  },
  {
    name: 'a bias of every process',
    isNominal: true,
    draw(normal, { blocks }) {
      const bias = bothSides(() => times(blocks, () => 0.02 * normal()));
      return (block, _round, side) => at(bias[side], block) + 0.05 * normal();
    },
  },
  {
    name: 'a host that slows down all along',
    isNominal: true,
    draw:
      (normal, { rounds }) =>
      (block, round) =>
        -0.05 * (block * rounds + round) + 0.05 * normal(),
  },
  {
    name: 'load that comes and goes',
    isNominal: true,
    draw(normal, { blocks, rounds }) {
      const load = autoregressive(blocks * rounds, 0.95, normal);
      return (block, round) => 0.1 * at(load, block * rounds + round) + 0.02 * normal();
    },
  },
  {
    name: 'bursts that hit single slices',
    isNominal: true,
    draw: (normal) => () => (Math.abs(normal()) > 2 ? -0.5 * Math.abs(normal()) : 0) + 0.05 * normal(),
  },
  {
    name: 'skewed biases: most processes lucky, a few slow',
    isNominal: false,
    draw(normal, { blocks }) {
      const bias = bothSides(() => times(blocks, () => -0.02 * normal() ** 2));
      return (block, _round, side) => at(bias[side], block) + 0.02 * normal();
    },
  },
  {
    name: 'only one side skewed',
    isNominal: false,
    draw(normal, { blocks }) {
      // Its mean is subtracted, so that the two have the same mean of their logs.
      const bias = times(blocks, () => -0.03 * (normal() ** 2 - 1));
      return (block, _round, side) => (side === 0 ? at(bias, block) : 0) + 0.02 * normal();
    },
  },
  {
    name: 'half of a bias outlasts its block',
    isNominal: false,
    draw(normal, { blocks }) {
      const bias = bothSides(() => autoregressive(blocks, 0.5, normal));
      return (block, _round, side) => 0.02 * at(bias[side], block) + 0.02 * normal();
    },
  },
];

/** A stationary first-order autoregressive series: each value keeps `coefficient` of its predecessor. */
function autoregressive(length: number, coefficient: number, normal: () => number): readonly number[] {
  let level = normal() / Math.sqrt(1 - coefficient ** 2);
  return times(length, () => {
    level = coefficient * level + normal();
    return level;
  });
}

function bothSides<Value>(draw: () => Value): readonly [Value, Value] {
  return [draw(), draw()];
}

function times(count: number, next: () => number): readonly number[] {
  return Array.from({ length: count }, next);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
