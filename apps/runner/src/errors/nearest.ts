import { distance } from '../bundled/distance.ts';

/** The candidate with the spelling nearest to `text`, ignoring case, for "did you mean"; undefined without candidates. */
export function nearestTo(text: string, candidates: readonly string[]): string | undefined {
  const distanceTo = (candidate: string) => distance(text.toLowerCase(), candidate.toLowerCase());
  return candidates.toSorted((a, b) => distanceTo(a) - distanceTo(b))[0];
}
