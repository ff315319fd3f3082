import type { Catalogue } from './catalogue.ts';

/** The built-in strategies that may be the best for some kind of task. With the baseline they fill one block. */
const builtIn: ReadonlySet<string> = new Set([
  'inline',
  'threads',
  'threads/pipelined',
  'threads/shared',
  'processes',
  'processes/advanced',
]);

/** Selects the strategies for a user function: those that may be the best, and all that the user has added. */
export function selectCandidates(catalogue: Catalogue, baseline: string): Catalogue {
  const isCandidate = ({ name, package: origin }: Catalogue['strategies'][number]) =>
    name === baseline || builtIn.has(name) || !origin.startsWith('@parbench/');
  return { ...catalogue, strategies: catalogue.strategies.filter(isCandidate) };
}
