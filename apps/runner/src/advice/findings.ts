import type { Cell, Comparison } from '@parbench/engine';
import type { FunctionSource, ServiceSource, Way } from './snippet/snippet.ts';

/** Findings about a function that the result does not contain. */
export interface Findings {
  /** The name of its workload. */
  readonly workload: string;
  /** The function returns a promise. */
  readonly isAsync: boolean;
  readonly copiesArguments: boolean;
  /** The cells that were screened out, best first. */
  readonly screenedOut: readonly Cell[];
  /** Comparisons with the baseline that looks at the data have settled during the run. */
  readonly claims: readonly Comparison[];
  /** Where the function comes from, and the cells that it can run in. */
  readonly source?: FunctionSource | undefined;
  /** Where it comes from, if it is a request handler. */
  readonly service?: ServiceSource | undefined;
  readonly ways: readonly (Way & { readonly id: string })[];
  /** Cells with the same ids, measured without the work of the calls; empty if that was not done. */
  readonly dispatchCost: readonly Cell[];
}
