/** Rounds a position, to keep the file small. What is out of the range of numbers, as in an edited result, is at the start. */
export function roundPosition(position: number): number {
  return Number.isFinite(position) ? Number(position.toFixed(2)) : 0;
}
