import { type Advice, identifyCell, type MatrixCell, type Result } from '@parbench/engine';
import { advise } from './advise.ts';
import type { ServiceSource } from './snippet/snippet.ts';

/** Advises how to serve a request handler; undefined if there is nothing to choose between. */
export function adviseService(result: Result, { name, source, cells }: AdvisedService): Advice | undefined {
  return advise(result, {
    workload: name,
    isAsync: true,
    copiesArguments: false,
    screenedOut: [],
    claims: [],
    dispatchCost: [],
    service: source,
    ways: cells.map(identifyCell),
  });
}

/** A service of the user's, and the cells that it can run in. */
export interface AdvisedService {
  /** The name of its workload. */
  readonly name: string;
  readonly source: ServiceSource;
  readonly cells: readonly MatrixCell[];
}
