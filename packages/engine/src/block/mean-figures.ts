import type { Figures } from '@parbench/core';
import { mean } from '../statistics/mean.ts';

/** Returns the mean of each figure over the outputs that have it. */
export function meanFigures(figures: readonly Figures[]): Figures {
  const names = new Set(figures.flatMap((each) => Object.keys(each)));
  return Object.fromEntries(
    [...names].map((name) => [name, mean(figures.flatMap((each) => each[name] ?? []))]),
  );
}
