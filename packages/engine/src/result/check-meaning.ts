import { ParbenchError } from '@parbench/core/errors';
import type { Result } from './result-schema.ts';

/**
 * Checks what the form of a document cannot express: that numbers are possible measurements, and that names and blocks
 * appear once. Whatever is computed from such a document is finite.
 * @throws ParbenchError `result` for the first field in doubt, which the message names
 */
export function checkMeaning(result: Result, source: string): Result {
  for (const { field, expected, received } of doubtsAbout(result)) {
    throw new ParbenchError(
      'result',
      `\`${source}\` has an impossible field \`${field}\`: expected ${expected}, received ${received}. Was it edited? Restore it, or measure again.`,
    );
  }
  return result;
}

interface Doubt {
  readonly field: string;
  readonly expected: string;
  readonly received: string;
}

function* doubtsAbout(result: Result): Generator<Doubt> {
  yield* repeated('cells', 'id', result.cells);
  yield* repeated('workloads', 'key', result.workloads);
  yield* repeated('hosts', 'key', result.hosts);
  yield* repeated('runtimes', 'key', result.runtimes);
  for (const [index, { trials }] of result.cells.entries()) {
    yield* repeated(`cells[${index}].trials`, 'block', trials);
  }
  // The options of strategies are not measurements.
  const cells = result.cells.map(({ strategy: _, ...cell }) => cell);
  yield* numbersIn({ ...result, cells }, '', 'number');
  for (const [index, { low, high }] of result.comparisons.entries()) {
    if (low === undefined || high === undefined || low <= high) continue;
    yield { field: `comparisons[${index}].low`, expected: `at most ${high}`, received: String(low) };
  }
}

function* repeated<Key extends string>(
  list: string,
  key: Key,
  items: readonly Readonly<Record<Key, unknown>>[],
): Generator<Doubt> {
  const seen = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    const value = item[key];
    if (seen.has(value)) {
      yield {
        field: `${list}[${index}].${key}`,
        expected: 'another one than before',
        received: `\`${value}\``,
      };
    }
    seen.add(value);
  }
}

/** The fields that hold rates, ratios, times and counts; each may be a number, a list of numbers, or a metric. */
const signs: Readonly<Record<string, 'positive' | 'not negative'>> = {
  ratio: 'positive',
  speedup: 'positive',
  gain: 'positive',
  slices: 'not negative',
  hostSpeeds: 'positive',
  throughputPerSecond: 'not negative',
  efficiency: 'not negative',
  ceilingPerSecond: 'not negative',
  ratePerSecond: 'not negative',
  startupMs: 'not negative',
  readyMs: 'not negative',
  warmupMs: 'not negative',
  durationMs: 'not negative',
  meanMs: 'not negative',
  costMs: 'not negative',
  block: 'not negative',
  blocks: 'not negative',
  position: 'not negative',
  tasks: 'not negative',
};

/** Squares of larger numbers, and quotients of smaller ones, need not be finite. */
const [least, most] = [1e-150, 1e150];

/** Finds the numbers that cannot be what their field says. The value of a metric has the sign of the metric's field. */
function* numbersIn(
  value: unknown,
  field: string,
  sign: 'number' | 'positive' | 'not negative',
): Generator<Doubt> {
  if (typeof value === 'number') yield* doubtsAboutNumber(value, field, sign);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const isList = Array.isArray(value);
    const ownSign = isList || key === 'value' ? sign : signs[key];
    yield* numbersIn(
      part,
      isList ? `${field}[${key}]` : `${field && `${field}.`}${key}`,
      ownSign ?? 'number',
    );
  }
}

function* doubtsAboutNumber(
  value: number,
  field: string,
  sign: 'number' | 'positive' | 'not negative',
): Generator<Doubt> {
  const size = Math.abs(value);
  const isInRange = size === 0 || (size >= least && size <= most);
  const hasSign = sign === 'number' || value > 0 || (sign === 'not negative' && value === 0);
  if (isInRange && hasSign) return;
  const expected = isInRange ? `a number that is ${sign}` : `a size from ${least} to ${most}`;
  yield { field, expected, received: String(value) };
}
