import type { Competitor } from '@parbench/engine/internal';
import type { Trial } from '@parbench/engine/result';

/** A trial of block `block` that measured only `slices`. */
export function trialOf(block: number, slices: readonly number[], more: Partial<Trial> = {}): Trial {
  return {
    block,
    position: 0,
    startupMs: 50,
    readyMs: 80,
    warmupMs: 200,
    isSteady: true,
    slices: [...slices],
    residualCpuMs: [],
    isDeterministic: true,
    tasks: 1000,
    ...more,
  };
}

/**
 * A competitor with the name of its strategy and one rate (completions per second) in each block; none where undefined.
 */
export function competitor(
  name: string,
  rates: readonly (number | undefined)[],
  more: Partial<Competitor> = {},
): Competitor {
  return {
    id: name,
    strategy: {
      name,
      package: `@parbench/strategy-${name}`,
      version: '1.0.0',
      libraries: [],
      options: {},
      unit: name === 'inline' ? 'driver' : 'thread',
    },
    workers: 2,
    status: 'ok',
    trials: rates.flatMap((rate, block) => (rate === undefined ? [] : [trialOf(block, [rate])])),
    ...more,
  };
}
