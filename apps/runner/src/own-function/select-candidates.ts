import type { Catalogue } from '../matrix/catalogue.ts';

/** The built-in strategies of which one may be best for a task of some kind; of others these are as good or better. */
const builtIn: ReadonlySet<string> = new Set([
  'inline',
  'threads',
  'threads/pipelined',
  'processes',
  'processes/advanced',
]);

/** The strategies that a user's own function is tried with: those that may be best, and all that the user has added. */
export function selectCandidates(catalogue: Catalogue, baseline: string): Catalogue {
  const isCandidate = ({ name, package: origin }: Catalogue['strategies'][number]) =>
    name === baseline || builtIn.has(name) || !origin.startsWith('@parbench/');
  return { ...catalogue, strategies: catalogue.strategies.filter(isCandidate) };
}
