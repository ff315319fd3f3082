import type { Catalogue, CataloguedStrategy } from './catalogue.ts';

/** The built-in strategies that may be the best for some kind of task. With the baseline they fill one block. */
const builtIn: ReadonlySet<string> = new Set([
  'inline',
  'threads',
  'threads/pipelined',
  'threads/shared',
  'processes',
  'processes/advanced',
  'python/inline',
  'python/threads',
  'python/processes',
  'python/pool',
  'python/interpreters',
]);

/** A user's handler has no part that this could run elsewhere. */
const needsRun: ReadonlySet<string> = new Set(['threads/offload']);

/**
 * Selects the strategies for user functions: of those of their language, the ones that may be the best, and all that the
 * user has added.
 */
export function selectCandidates(catalogue: Catalogue, baseline: string): Catalogue {
  const isRunnable = ({ definition: { runtime } }: CataloguedStrategy) =>
    catalogue.workloads.some(({ definition: { runsInNode, implementations = {} } }) =>
      runtime === undefined ? runsInNode : Object.hasOwn(implementations, runtime),
    );
  const areServices = catalogue.workloads.every(({ definition: { kind } }) => kind === 'service');
  const isCandidate = (strategy: CataloguedStrategy) => {
    const { name, package: origin, definition } = strategy;
    if (name === baseline) return true;
    if (areServices) return definition.capabilities.services && !needsRun.has(name);
    return isRunnable(strategy) && (builtIn.has(name) || !origin.startsWith('@parbench/'));
  };
  return { ...catalogue, strategies: catalogue.strategies.filter(isCandidate) };
}
