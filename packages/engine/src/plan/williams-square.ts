/**
 * Returns orders of the numbers below `size` in which each takes every position equally often and follows every other
 * equally often: `size` rows if that is even, twice as many if it is odd. A competitor that leaves work behind for the
 * next one (garbage collection, compilation) thus affects all others alike. Source: E. J. Williams, Australian Journal
 * of Scientific Research A 2 (1949), 149-168.
 */
export function williamsSquare(size: number): readonly (readonly number[])[] {
  const first = zigzag(size);
  const rows = first.map((_, shift) => first.map((number) => (number + shift) % size));
  return size % 2 === 0 || size === 1 ? rows : [...rows, ...rows.map((row) => row.toReversed())];
}

/** Returns 0, 1, n-1, 2, n-2 ...: its neighbours differ by every amount once. */
function zigzag(size: number): readonly number[] {
  return Array.from({ length: size }, (_, position) => {
    const step = Math.ceil(position / 2);
    return position % 2 === 1 ? step : (size - step) % size;
  });
}
