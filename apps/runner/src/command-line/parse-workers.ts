import { usageError } from '../errors/usage-error.ts';

/** More workers than this are taken for a slip: each costs megabytes. */
const maxWorkers = 1024;

/** How many workers: a number, or as many as the host can run at once. */
export type WorkerCount = number | 'max';

/**
 * Worker counts such as `1,2,max`.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseWorkers(option: string, text: string): readonly WorkerCount[] {
  return text.split(',').map((part) => parseCount(option, part.trim()));
}

function parseCount(option: string, text: string): WorkerCount {
  if (text === 'max') return 'max';
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (count >= 1 && count <= maxWorkers) return count;
  throw usageError(
    `\`${option}\`: expected integers from 1 to ${maxWorkers} or \`max\`, separated by commas, received \`${text}\`. For example: \`${option} 1,2,max\`.`,
  );
}
