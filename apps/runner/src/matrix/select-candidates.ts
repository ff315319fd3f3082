import type { Catalogue } from './catalogue.ts';

/** The built-in strategies of which each may be best for tasks of some kind. With the baseline they fill one block. */
const builtIn: ReadonlySet<string> = new Set([
  'inline',
  'threads',
  'threads/pipelined',
  'threads/shared',
  'processes',
  'processes/advanced',
]);

/** The strategies that a user function is tried with: those that may be best, and all that the user has added. */
export function selectCandidates(catalogue: Catalogue, baseline: string): Catalogue {
  const isCandidate = ({ name, package: origin }: Catalogue['strategies'][number]) =>
    name === baseline || builtIn.has(name) || !origin.startsWith('@parbench/');
  return { ...catalogue, strategies: catalogue.strategies.filter(isCandidate) };
}
