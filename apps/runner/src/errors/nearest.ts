import { distance } from 'fastest-levenshtein';

/** The candidate that is spelled most like `text`, whatever the case, for "did you mean"; undefined when there are none. */
export function nearestTo(text: string, candidates: readonly string[]): string | undefined {
  const distanceTo = (candidate: string) => distance(text.toLowerCase(), candidate.toLowerCase());
  return candidates.toSorted((a, b) => distanceTo(a) - distanceTo(b))[0];
}
