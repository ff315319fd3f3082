import { messageOf } from '@parbench/core/errors';
import { picomatch } from '../bundled/glob.ts';
import { usageError } from '../errors/usage-error.ts';
import { type Axis, axisNames, type Filterable } from './axes.ts';
import type { Term } from './parse-term.ts';

type Matcher = (item: Filterable) => boolean;

/**
 * Creates a function that says whether an item of `axis` matches the term. A name also matches by its family, so that
 * `threads` includes `threads/shared`; a package matches without its scope too, and with it only if the term has one: the
 * glob of variants, a star on each side of a slash, is not meant for packages.
 */
export function createMatcher(term: Term, axis: Axis): Matcher {
  if (!axesOf(term).includes(axis)) return () => false;
  const isMatch = parseGlob(term);
  const hasName: Matcher = ({ name }) => familiesOf(name).some((family) => isMatch(family));
  const hasTag: Matcher = ({ tags }) => tags.some((tag) => isMatch(tag));
  const hasScope = term.key === 'package' || term.glob.startsWith('@');
  const hasPackage: Matcher = (item) =>
    (hasScope && isMatch(item.package)) || isMatch(withoutScope(item.package));
  if (term.key === 'tag') return hasTag;
  if (term.key === 'package') return hasPackage;
  return (item) => hasName(item) || hasTag(item) || hasPackage(item);
}

/** @throws ParbenchError `usage` for a glob that is too long */
function parseGlob({ glob }: Term): (text: string) => boolean {
  try {
    return picomatch(glob, { nonegate: true });
  } catch (cause) {
    throw usageError(`\`--filter\`: expected a glob, received \`${glob}\`: ${messageOf(cause)}.`, { cause });
  }
}

/** The axes that the term can match on. */
export function axesOf({ key }: Term): readonly Axis[] {
  if (key === 'workload') return ['workloads'];
  return key === 'strategy' ? ['strategies'] : axisNames;
}

/** Lists the texts that a term could match, for suggestions. */
export function matchableTexts({ key }: Term, items: readonly Filterable[]): readonly string[] {
  const texts = items.flatMap((item) => {
    const packageNames = [item.package, withoutScope(item.package)];
    if (key === 'tag') return item.tags;
    return key === 'package' ? packageNames : [item.name, ...item.tags, ...packageNames];
  });
  return [...new Set(texts)];
}

/** `a/b/c` gives `a`, `a/b` and `a/b/c`. */
function familiesOf(name: string): readonly string[] {
  const parts = name.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function withoutScope(packageName: string): string {
  return packageName.replace(/^@[^/]+\//, '');
}
