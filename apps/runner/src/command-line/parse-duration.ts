import { usageError } from '../errors/usage-error.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

const longestMs = 24 * 3_600_000;

/**
 * Milliseconds of a duration such as `500ms`, `60s`, `2m`, `1.5h`. A unit is needed; above zero, at most a day.
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
