/**
 * Returns the confidence that each of `comparisons` intervals needs so that all of them hold at once with `confidence`
 * (Bonferroni: 1 - (1 - confidence) / comparisons).
 *
 * Dunnett's critical value would be about 5 % smaller, but it assumes one spread for all competitors. Here their
 * spreads differ many times over, so each comparison uses its own, and for that Dunnett's value is too small.
 * Bonferroni's holds for every spread and correlation. Source: Dunn, Journal of the American Statistical Association 56
 * (1961), 52-64.
 */
export function simultaneousConfidence(confidence: number, comparisons: number): number {
  return 1 - (1 - confidence) / Math.max(1, comparisons);
}
