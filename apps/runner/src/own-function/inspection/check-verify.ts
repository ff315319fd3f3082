import { describeValue, usageError } from '../../errors/usage-error.ts';
import type { Target } from './try-calls.ts';

/**
 * Calls a module's `verify` with the answer of a first call. Whether it is content is for the cells to say, and so is
 * what it throws.
 * @throws ParbenchError `usage` when what it returns is neither `true` nor `false`: no answer would be right then
 */
export function checkVerify(verify: Target, answer: unknown, list: readonly unknown[]): void {
  const verdict = verdictOf(verify, answer, list);
  if (typeof verdict === 'boolean') return;
  // Nobody waits for it, and one that is rejected would end the process.
  if (verdict instanceof Promise) verdict.catch(() => {});
  const remedy =
    verdict instanceof Promise
      ? 'Await what it needs at the top of the module.'
      : 'Return a comparison: `answer === expected`.';
  throw usageError(
    `\`verify\`: expected \`true\` or \`false\`, received ${describeValue(verdict)}. ${remedy}`,
  );
}

function verdictOf(verify: Target, answer: unknown, list: readonly unknown[]): unknown {
  try {
    return verify(answer, ...list);
  } catch {
    return false;
  }
}
