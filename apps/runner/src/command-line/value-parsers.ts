import { usageError } from '../errors/usage-error.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

const longestMs = 24 * 3_600_000;

/**
 * Parses a duration such as `500ms`, `60s`, `2m` or `1.5h` into milliseconds. It needs a unit, and is above zero and at
 * most a day.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseDuration(option: string, text: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const durationMs = Number(digits) * (unitMs[unit] ?? Number.NaN);
  if (durationMs > 0 && durationMs <= longestMs) return durationMs;
  throw usageError(
    `\`${option}\`: expected a duration above zero and up to 24h with its unit (ms, s, m or h), received \`${text}\`. For example: \`${option} 60s\`.`,
  );
}

/**
 * Parses an integer in decimal digits, within bounds that are both included.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseInteger(
  option: string,
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const value = integerOf(text);
  if (value >= min && value <= max) return value;
  throw usageError(
    `\`${option}\`: expected an integer from ${min} to ${max}, received \`${text}\`. For example: \`${option} ${Math.max(min, 8)}\`.`,
  );
}

/**
 * Parses a percentage such as `5%` or `2.5%` into a share: 0.05, 0.025. It is above zero and below 100 %.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parsePercent(option: string, text: string): number {
  const [, digits] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  const percent = Number(digits);
  if (percent > 0 && percent < 100) return percent / 100;
  throw usageError(
    `\`${option}\`: expected a percentage above 0% and below 100%, received \`${text}\`. For example: \`${option} 5%\`.`,
  );
}

/** A larger grid would get less than a block for each point. */
const mostPoints = 20;

/**
 * Parses the grid of a sweep: 2 to 20 different numbers from 0, such as `10,100,1000`, into increasing order.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseGrid(option: string, text: string): readonly number[] {
  const parts = text.split(',').map((part) => part.trim());
  const values = parts.map((part) => (/^\d+(?:\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  const isGrid = values.length >= 2 && values.length <= mostPoints && values.every(Number.isFinite);
  if (isGrid && new Set(values).size === values.length) return values.toSorted((a, b) => a - b);
  throw usageError(
    `\`${option}\`: expected 2 to ${mostPoints} different numbers of 0 or more, separated by commas, received \`${text}\`. For example: \`${option} 10,100,1000\`.`,
  );
}

/** A number of workers, or as many as the host can run at once. */
export type WorkerCount = number | 'max';

/** A larger number of workers is taken for a typing error: each costs megabytes. */
const maxWorkers = 1024;

/**
 * Parses numbers of workers such as `1,2,max`.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseWorkers(option: string, text: string): readonly WorkerCount[] {
  return text.split(',').map((part) => parseCount(option, part.trim()));
}

function parseCount(option: string, text: string): WorkerCount {
  if (text === 'max') return 'max';
  const count = integerOf(text);
  if (count >= 1 && count <= maxWorkers) return count;
  throw usageError(
    `\`${option}\`: expected integers from 1 to ${maxWorkers} or \`max\`, separated by commas, received \`${text}\`. For example: \`${option} 1,2,max\`.`,
  );
}

/** A part of a matrix that is split by workloads: the `index`th of `of`, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * Parses a shard such as `2/4`.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseShard(option: string, text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw usageError(
    `\`${option}\`: expected a shard and the number of shards, such as \`2/4\`, received \`${text}\`. For example: \`${option} 1/2\` here and \`${option} 2/2\` elsewhere.`,
  );
}

/** Parses decimal digits; NaN for anything else. */
function integerOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** A parameter as `--set` gives it; its type depends on the workload. */
export interface Assignment {
  /** As it was written. */
  readonly text: string;
  /** The only workload to set it for; if missing, every workload that has the parameter. */
  readonly workload?: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Parses `key=value` or `workload.key=value`.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseAssignment(option: string, text: string): Assignment {
  const [, workload, key, value] = /^(?:([^.=\s]+)\.)?([^.=\s]+)=(.*)$/s.exec(text) ?? [];
  if (key !== undefined && value !== undefined) {
    return { text, key, value, ...(workload !== undefined && { workload }) };
  }
  throw usageError(
    `\`${option}\`: expected \`key=value\` or \`workload.key=value\`, received \`${text}\`. For example: \`${option} bytes=4096\`.`,
  );
}
