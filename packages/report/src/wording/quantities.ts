/** A unit, and its size in base units. */
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
const figureUnits: readonly Unit[] = [
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
];

/** Shown in place of a figure that was not measured. */
export const nothing = '–';

/** Formats milliseconds to three digits in a suitable unit: `84.0 µs`, `1.02 ms`, `12.4 s`. */
export function formatTime(ms: number): string {
  return formatIn(timeUnits, ms);
}

/** Formats bytes to three digits, in powers of 1000: `11.2 MB`. */
export function formatBytes(bytes: number): string {
  return formatIn(byteUnits, bytes);
}

/** Formats a rate to three digits: `981/s`, `12.4k/s`. */
export function formatRate(perSecond: number): string {
  return formatIn(rateUnits, perSecond);
}

/** Formats a number without a unit to three digits: `2`, `1.08`, `12.4k`. */
export function formatFigure(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  return formatIn(figureUnits, value);
}

/** Formats a ratio to three digits or two decimals: `0.0312x`, `0.85x`, `1.93x`, `12.4x`, `310x`; from a million on `1.2e+7x`. */
export function formatRatio(ratio: number): string {
  const rounded = Number(ratio.toPrecision(3));
  const magnitude = Math.floor(Math.log10(rounded));
  if (Math.abs(magnitude) >= 6) return `${rounded.toExponential()}x`;
  return `${rounded.toFixed(magnitude === -1 ? 2 : Math.max(0, 2 - magnitude))}x`;
}

/** Formats a relative difference: 0.02 is `2 %`, 0.005 is `0.5 %`. */
export function formatPercent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(3))} %`;
}

/** Formats a duration in milliseconds: `45 s`, `2 min 5 s`, `1 h 2 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Formats a count with its noun: `1 block`, `8 blocks`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function formatIn(units: readonly Unit[], value: number): string {
  const rounded = Math.abs(Number(value.toPrecision(3)));
  const [name, size] = units.findLast((unit) => rounded >= unit[1]) ?? units[0] ?? ['', 1];
  return `${formatNumber(value / size)}${name}`;
}

/** Three significant digits, without an exponent if that is readable: `0.00432`, `1.93`, `1230`. */
function formatNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  if (magnitude < 1e-4) return value.toExponential(1);
  return magnitude >= 1000 ? String(Number(value.toPrecision(3))) : value.toPrecision(3);
}
