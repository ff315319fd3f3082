/** The part of a workload or a strategy that filters match. */
export interface Filterable {
  readonly name: string;
  readonly tags: readonly string[];
  /** The name of its package, with the scope. */
  readonly package: string;
  /** Whether the default matrix leaves it out, as it does variants. */
  readonly onlyOnRequest?: boolean;
}

/** The two axes of the matrix. */
export interface Axes<Workload extends Filterable, Strategy extends Filterable> {
  readonly workloads: readonly Workload[];
  readonly strategies: readonly Strategy[];
}

/** The name of one of the two axes. */
export type Axis = keyof Axes<Filterable, Filterable>;

/** Both axes, in the order of messages. */
export const axisNames: readonly Axis[] = ['workloads', 'strategies'];

/** Whether `name` is a variant of a family: `threads/shared` of `threads`. */
export function isVariant(name: string): boolean {
  return name.includes('/');
}
