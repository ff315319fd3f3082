import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { type Tool, tools } from './observation.ts';

/** One pair of pools, measured by one tool. */
export interface Experiment {
  readonly pair: number;
  readonly tool: Tool;
  readonly extraPermille: number;
}

/** Three A/A pairs for each pair with an injected cost. */
const round = [0, 0, 0, 25, 50, 100];

/**
 * Returns the experiments in the order in which they run: the pairs of a round are shuffled, and the tools measure each
 * pair one after another in random order, so that no tool and no cost has its own time of day. The same seed gives the
 * same list; more pairs continue a shorter list.
 */
export function experimentsOf(pairs: number, seed: number): readonly Experiment[] {
  const random = xoroshiro128plus(seed);
  const experiments: Experiment[] = [];
  for (let pair = 0; pair < pairs; ) {
    for (const extraPermille of shuffle(round, random)) {
      const order = shuffle(tools, random);
      if (pair < pairs) experiments.push(...order.map((tool) => ({ pair, tool, extraPermille })));
      pair++;
    }
  }
  return experiments;
}

/** Shuffles by Fisher and Yates. */
function shuffle<Item>(items: readonly Item[], random: RandomGenerator): readonly Item[] {
  const rest = [...items];
  return items.map(() => rest.splice(uniformInt(random, 0, rest.length - 1), 1)[0] as Item);
}
