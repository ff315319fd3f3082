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

/** The shells that completion is there for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/**
 * The shell that `parbench completion` is asked for.
 * @throws ParbenchError `usage`
 */
export function parseShell(text: string | undefined): Shell {
  const shell = shells.find((name) => name === text);
  if (shell !== undefined) return shell;
  const received =
    text === undefined ? 'nothing' : `\`${text}\`. Did you mean \`${nearestTo(text, shells)}\`?`;
  throw usageError(
    `\`parbench completion\`: expected a shell of \`${shells.join('`, `')}\`, received ${received}${text === undefined ? '.' : ''} For example: \`parbench completion bash\`.`,
  );
}
