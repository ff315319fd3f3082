import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';

/** The formats of the result on stdout. */
export const reporters = ['text', 'markdown'] as const;
export type Reporter = (typeof reporters)[number];

/**
 * Parses the name of a reporter.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseReporter(option: string, text: string): Reporter {
  const reporter = reporters.find((name) => name === text);
  if (reporter !== undefined) return reporter;
  throw usageError(
    `\`${option}\`: expected \`${reporters.join('` or `')}\`, received \`${text}\`. Did you mean \`${nearestTo(text, reporters)}\`? For JSON, use \`--json -\`.`,
  );
}

/** The parameters that a sweep can vary. */
export const sweepKinds = ['granularity', 'workers', 'payload'] as const;
export type SweepKind = (typeof sweepKinds)[number];

/**
 * Parses the kind of `parbench sweep`.
 * @throws ParbenchError `usage`
 */
export function parseSweepKind(text: string | undefined): SweepKind {
  const kind = sweepKinds.find((name) => name === text);
  if (kind !== undefined) return kind;
  const received =
    text === undefined ? 'nothing.' : `\`${text}\`. Did you mean \`${nearestTo(text, sweepKinds)}\`?`;
  throw usageError(
    `\`parbench sweep\`: expected one of \`${sweepKinds.join('`, `')}\`, received ${received} For example: \`parbench sweep granularity\`.`,
  );
}

/** The shells that completion supports. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/**
 * Parses the shell of `parbench completion`.
 * @throws ParbenchError `usage`
 */
export function parseShell(text: string | undefined): Shell {
  const shell = shells.find((name) => name === text);
  if (shell !== undefined) return shell;
  const received =
    text === undefined ? 'nothing' : `\`${text}\`. Did you mean \`${nearestTo(text, shells)}\`?`;
  throw usageError(
    `\`parbench completion\`: expected one of \`${shells.join('`, `')}\`, received ${received}${text === undefined ? '.' : ''} For example: \`parbench completion bash\`.`,
  );
}
