import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';

/** The forms that a result is shown in on stdout. */
export const reporters = ['text', 'markdown'] as const;
export type Reporter = (typeof reporters)[number];

/**
 * A reporter's name.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseReporter(option: string, text: string): Reporter {
  const reporter = reporters.find((name) => name === text);
  if (reporter !== undefined) return reporter;
  throw usageError(
    `\`${option}\`: expected \`${reporters.join('` or `')}\`, received \`${text}\`. Did you mean \`${nearestTo(text, reporters)}\`? JSON is written with \`--json -\`.`,
  );
}
