import type { MatrixOptions } from '../command-line/request.ts';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import { isSubtracted, isUsual, selectMatrix } from '../filter/select-matrix.ts';
import type { Catalogue, CataloguedStrategy, CataloguedWorkload } from './catalogue.ts';

/** The part of the options that selects. */
type SelectingOptions = Pick<MatrixOptions, 'filter' | 'all' | 'baseline' | 'comparesRuntimes'>;

/**
 * Selects by `--filter`, and adds the baselines, which ratios need: that of each runtime, or only the named one where
 * runtimes are compared.
 * @throws ParbenchError `usage` for invalid terms, an unknown baseline, and a baseline that a `!` term excludes
 */
export function selectWithBaseline(
  catalogue: Catalogue,
  { filter, all, baseline: name, comparesRuntimes = false }: SelectingOptions,
): Catalogue {
  const baseline = findBaseline(catalogue.strategies, name);
  const selected = selectMatrix(catalogue, filter, { isAll: all, isDefaultStrategy });
  const needed = comparesRuntimes ? [baseline] : baselinesOf(selected.strategies, baseline, catalogue);
  const added = needed.filter((strategy) => !selected.strategies.includes(strategy));
  for (const strategy of added) {
    if (isSubtracted(strategy, catalogue, filter)) {
      throw baselineSubtracted(strategy.name, selected.strategies);
    }
  }
  const isKept = (strategy: CataloguedStrategy) =>
    added.includes(strategy) || selected.strategies.includes(strategy);
  return { ...selected, strategies: catalogue.strategies.filter(isKept) };
}

/** For services, all strategies that serve: there are few, and the variants are the point. */
function isDefaultStrategy(strategy: CataloguedStrategy, workloads: readonly CataloguedWorkload[]): boolean {
  const areServices = workloads.every(({ definition }) => definition.kind === 'service');
  return areServices ? strategy.definition.capabilities.services : isUsual(strategy);
}

/** The baselines of the runtimes of `selected`: the named one in its own runtime, in others their strategy of that kind. */
function baselinesOf(
  selected: readonly CataloguedStrategy[],
  baseline: CataloguedStrategy,
  { strategies }: Catalogue,
): readonly CataloguedStrategy[] {
  const runtimes = new Set(selected.map(({ definition }) => definition.runtime));
  return [...runtimes].flatMap((runtime) => {
    if (runtime === baseline.definition.runtime) return [baseline];
    return strategies.filter(({ name }) => name === `${runtime}/${baseline.name}`);
  });
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
