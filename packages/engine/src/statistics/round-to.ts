/** The value to so many significant digits. */
export function roundTo(digits: number, value: number): number {
  return Number(value.toPrecision(digits));
}
