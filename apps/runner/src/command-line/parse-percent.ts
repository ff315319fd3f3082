import { usageError } from '../errors/usage-error.ts';

/**
 * The share that a percentage such as `5%` or `2.5%` stands for: 0.05, 0.025. Above zero and below 100 %.
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
