import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import { type Axes, axisNames, type Filterable } from './axes.ts';
import { axesOf, createMatcher, matchableTexts } from './match-term.ts';
import type { Term } from './parse-term.ts';

/** A term with its matches on both axes; none on an axis that it does not apply to. */
export interface ResolvedTerm extends Term {
  readonly matches: Axes<Filterable, Filterable>;
}

/**
 * Finds the matches of a term. A bare term applies to one axis; `tag:` and `package:` apply to every axis with a match.
 * @throws ParbenchError `usage` if nothing matches, or if a bare term matches on both axes
 */
export function resolveTerm(term: Term, axes: Axes<Filterable, Filterable>): ResolvedTerm {
  const matches = {
    workloads: axes.workloads.filter(createMatcher(term, 'workloads')),
    strategies: axes.strategies.filter(createMatcher(term, 'strategies')),
  };
  const axesMatched = axisNames.filter((axis) => matches[axis].length > 0);
  if (axesMatched.length === 0) throw noMatch(term, axes);
  if (axesMatched.length > 1 && term.key === undefined) throw ambiguous(term, matches);
  return { ...term, matches };
}

function noMatch(term: Term, axes: Axes<Filterable, Filterable>): Error {
  const candidates = axesOf(term).flatMap((axis) => matchableTexts(term, axes[axis]));
  const nearest = nearestTo(term.glob, candidates);
  const what = { workload: 'no workload', strategy: 'no strategy', tag: 'no tag', package: 'no package' };
  const nothing = term.key ? what[term.key] : 'no workload and no strategy';
  const suggestion = nearest === undefined ? '' : ` Did you mean \`${withKey(term, nearest)}\`?`;
  return usageError(
    `\`--filter\`: expected a term that matches something, received \`${term.text}\`, which matches ${nothing}.${suggestion} \`parbench list --all\` shows all names.`,
  );
}

function ambiguous({ text, glob }: Term, { workloads, strategies }: Axes<Filterable, Filterable>): Error {
  return usageError(
    `\`--filter\`: expected a term that matches on one axis, received \`${text}\`, which matches workloads (${namesOf(workloads)}) and strategies (${namesOf(strategies)}). Write \`workload:${glob}\` or \`strategy:${glob}\` for one of them, \`tag:${glob}\` or \`package:${glob}\` for all that have that tag or package.`,
  );
}

function namesOf(items: readonly Filterable[]): string {
  const shown = items.slice(0, 3).map(({ name }) => `\`${name}\``);
  return items.length > shown.length
    ? `${shown.join(', ')} and ${items.length - shown.length} more`
    : shown.join(', ');
}

function withKey({ key, isExclusion }: Term, glob: string): string {
  return `${isExclusion ? '!' : ''}${key ? `${key}:` : ''}${glob}`;
}
