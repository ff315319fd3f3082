/** Formats a ratio with three digits: `0.85x`, `1.93x`, `12.4x`. */
export function formatRatio(ratio: number): string {
  const rounded = Number(ratio.toPrecision(3));
  const digits = rounded < 1 ? 2 : Math.max(0, 2 - Math.floor(Math.log10(rounded)));
  return `${rounded < 0.1 ? rounded : rounded.toFixed(digits)}x`;
}

/** Formats a relative difference: 0.02 is `2 %`. */
export function formatPercent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(3))} %`;
}
