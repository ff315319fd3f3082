import type { Cell } from '@parbench/engine';

/** The part of a cell that identifies it. */
type Named = Pick<Cell, 'id' | 'strategy' | 'workers' | 'revision'>;

/** The shortest name that distinguishes a cell from the `others` of its workload. */
export function labelOf({ strategy, workers, id, revision }: Named, others: readonly Named[]): string {
  if (revision !== undefined) return revision;
  const namesakes = others.filter((other) => other.id !== id && other.strategy.name === strategy.name);
  if (namesakes.length === 0) return strategy.name;
  if (namesakes.some((other) => other.workers === workers)) return id;
  return `${strategy.name} with ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
}
