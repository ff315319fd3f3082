/** More widths would leave too few blocks for each. */
const mostWidths = 8;

/**
 * Returns widths from 1 to twice the CPUs: all, or up to 8, among them 1, the CPUs and twice the CPUs, which grow by about
 * the same factor up to the CPUs.
 */
export function defaultWidths(cpus: number): readonly number[] {
  const widest = 2 * cpus;
  if (widest <= mostWidths) return Array.from({ length: widest }, (_, index) => index + 1);
  const steps = mostWidths - 2;
  const upToCpus = Array.from({ length: steps + 1 }, (_, step) => Math.round(cpus ** (step / steps)));
  return [...new Set([...upToCpus, widest])];
}
