/** A unit and how many of the base unit it holds. */
type Unit = readonly [name: string, size: number];

const timeUnits: readonly Unit[] = [
  [' ns', 1e-6],
  [' µs', 1e-3],
  [' ms', 1],
  [' s', 1e3],
];
const byteUnits: readonly Unit[] = [
  [' B', 1],
  [' kB', 1e3],
  [' MB', 1e6],
  [' GB', 1e9],
];
const rateUnits: readonly Unit[] = [
  ['/s', 1],
  ['k/s', 1e3],
  ['M/s', 1e6],
  ['G/s', 1e9],
];

/** What stands where nothing was measured. */
export const nothing = '–';

/** Milliseconds to three digits in the unit that fits: `84.0 µs`, `1.02 ms`, `12.4 s`. */
export function formatTime(ms: number): string {
  return formatIn(timeUnits, ms);
}

/** Bytes to three digits, in powers of 1000: `11.2 MB`. */
export function formatBytes(bytes: number): string {
  return formatIn(byteUnits, bytes);
}

/** A rate to three digits: `981/s`, `12.4k/s`. */
export function formatRate(perSecond: number): string {
  return formatIn(rateUnits, perSecond);
}

/** A ratio for people, to three digits or two decimals: `0.0312x`, `0.85x`, `1.93x`, `12.4x`, `310x`; beyond a million `1.2e+7x`. */
export function formatRatio(ratio: number): string {
  const rounded = Number(ratio.toPrecision(3));
  const magnitude = Math.floor(Math.log10(rounded));
  if (Math.abs(magnitude) >= 6) return `${rounded.toExponential()}x`;
  return `${rounded.toFixed(magnitude === -1 ? 2 : Math.max(0, 2 - magnitude))}x`;
}

/** A relative difference for people: 0.02 is `2 %`, 0.005 is `0.5 %`. */
export function formatPercent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(3))} %`;
}

/** A stretch of wall time for people, milliseconds in: `45 s`, `2 min 5 s`, `1 h 2 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `1 block`, `8 blocks`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function formatIn(units: readonly Unit[], value: number): string {
  const rounded = Math.abs(Number(value.toPrecision(3)));
  const [name, size] = units.findLast((unit) => rounded >= unit[1]) ?? units[0] ?? ['', 1];
  return `${formatNumber(value / size)}${name}`;
}

/** Three significant digits without an exponent where that is readable: `0.00432`, `1.93`, `1230`. */
function formatNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  if (magnitude < 1e-4) return value.toExponential(1);
  return magnitude >= 1000 ? String(Number(value.toPrecision(3))) : value.toPrecision(3);
}
