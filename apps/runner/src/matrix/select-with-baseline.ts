import type { MatrixOptions } from '../command-line/request.ts';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import { isSubtracted, selectMatrix } from '../filter/select-matrix.ts';
import type { Catalogue, CataloguedStrategy } from './catalogue.ts';

/**
 * Selects by `--filter`, and adds the baseline, which ratios need.
 * @throws ParbenchError `usage` for invalid terms, an unknown baseline, and a baseline that a `!` term excludes
 */
export function selectWithBaseline(
  catalogue: Catalogue,
  { filter, all, baseline: name }: Pick<MatrixOptions, 'filter' | 'all' | 'baseline'>,
): Catalogue {
  const baseline = findBaseline(catalogue.strategies, name);
  const selected = selectMatrix(catalogue, filter, { isAll: all });
  if (selected.strategies.includes(baseline)) return selected;
  if (isSubtracted(baseline, catalogue, filter)) throw baselineSubtracted(name, selected.strategies);
  return {
    ...selected,
    strategies: catalogue.strategies.filter(
      (strategy) => strategy === baseline || selected.strategies.includes(strategy),
    ),
  };
}

function findBaseline(strategies: readonly CataloguedStrategy[], name: string): CataloguedStrategy {
  const baseline = strategies.find((strategy) => strategy.name === name);
  if (baseline) return baseline;
  const nearest = nearestTo(
    name,
    strategies.map((strategy) => strategy.name),
  );
  throw usageError(
    `\`--baseline\`: expected the name of a strategy, received \`${name}\`. Did you mean \`${nearest}\`?`,
  );
}

function baselineSubtracted(name: string, strategies: readonly CataloguedStrategy[]): Error {
  return usageError(
    `\`--filter\`: expected terms that keep the baseline, received one that excludes \`${name}\`. Choose another baseline, for example \`--baseline ${strategies[0]?.name}\`.`,
  );
}
