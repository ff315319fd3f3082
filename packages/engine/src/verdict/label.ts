import type { Competitor } from './competitor.ts';

/** What to call `competitor` among `others` of its workload: as short as tells it apart. */
export function labelOf(competitor: Competitor, others: readonly Competitor[]): string {
  const { strategy, workers, id, revision } = competitor;
  if (revision !== undefined) return revision;
  const namesakes = others.filter((other) => other.id !== id && other.strategy.name === strategy.name);
  if (namesakes.length === 0) return strategy.name;
  if (namesakes.some((other) => other.workers === workers)) return id;
  return `${strategy.name} with ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
}
