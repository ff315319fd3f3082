import { usageError } from '../errors/usage-error.ts';
import { type Axes, type Axis, axisNames, type Filterable, isVariant } from './axes.ts';
import { parseTerm } from './parse-term.ts';
import { type ResolvedTerm, resolveTerm } from './resolve-term.ts';

/**
 * Selects a part of the matrix by `--filter` terms: terms on one axis unite, the axes intersect, `!` excludes. Without a
 * selecting term, a whole axis is selected, but variants (`threads/shared`) and what is only on request only with `isAll`;
 * `isDefaultStrategy` may choose other strategies for the selected workloads. Keeps the order.
 * @throws ParbenchError `usage` for a term that is malformed, ambiguous or matches nothing, and if nothing is selected
 */
export function selectMatrix<Workload extends Filterable, Strategy extends Filterable>(
  axes: Axes<Workload, Strategy>,
  terms: readonly string[],
  { isAll, isDefaultStrategy = isUsual }: SelectOptions<Workload, Strategy>,
): Axes<Workload, Strategy> {
  const resolved = resolveTerms(axes, terms);
  const workloads = axes.workloads.filter(
    createSelector('workloads', resolved, (workload) => isAll || isUsual(workload)),
  );
  const isDefault = (strategy: Strategy) => isAll || isDefaultStrategy(strategy, workloads);
  const strategies = axes.strategies.filter(createSelector('strategies', resolved, isDefault));
  const selected = { workloads, strategies };
  for (const axis of axisNames) if (selected[axis].length === 0) throw nothingLeft(axis, terms);
  return selected;
}

/** What is selected if no term selects. */
interface SelectOptions<Workload, Strategy> {
  readonly isAll: boolean;
  isDefaultStrategy?(strategy: Strategy, workloads: readonly Workload[]): boolean;
}

/** Whether the default matrix contains an item. */
export function isUsual({ name, onlyOnRequest = false }: Filterable): boolean {
  return !isVariant(name) && !onlyOnRequest;
}

/** Whether a `!` term excludes `item`. Axes and terms are those of `selectMatrix`, which has validated them. */
export function isSubtracted(
  item: Filterable,
  axes: Axes<Filterable, Filterable>,
  terms: readonly string[],
): boolean {
  return resolveTerms(axes, terms).some(
    ({ isExclusion, matches }) => isExclusion && axisNames.some((axis) => matches[axis].includes(item)),
  );
}

function resolveTerms(axes: Axes<Filterable, Filterable>, terms: readonly string[]): readonly ResolvedTerm[] {
  return terms.map((text) => resolveTerm(parseTerm(text), axes));
}

function createSelector<Item extends Filterable>(
  axis: Axis,
  terms: readonly ResolvedTerm[],
  isDefault: (item: Item) => boolean,
) {
  const onAxis = terms.filter(({ matches }) => matches[axis].length > 0);
  const selecting = onAxis.filter(({ isExclusion }) => !isExclusion);
  const subtracting = onAxis.filter(({ isExclusion }) => isExclusion);
  const isSelected = (item: Item) =>
    selecting.length === 0 ? isDefault(item) : selecting.some(({ matches }) => matches[axis].includes(item));
  return (item: Item) => isSelected(item) && !subtracting.some(({ matches }) => matches[axis].includes(item));
}

function nothingLeft(axis: Axis, terms: readonly string[]): Error {
  return usageError(
    `\`--filter\`: expected terms that leave at least one of the ${axis}, received \`${terms.join('`, `')}\`, which leave none. Remove a \`!\` term.`,
  );
}
