import type { ClaimId } from '@parbench/engine/claims';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';

/** The formats of a result. */
export const reporters = ['text', 'markdown', 'html', 'junit', 'csv', 'github-action-benchmark'] as const;
export type Reporter = (typeof reporters)[number];

/** The formats of claims and comparisons. */
export const basicReporters = ['text', 'markdown', 'html', 'csv'] as const satisfies readonly Reporter[];

/** A format, and the file to write it to; stdout if missing. */
export interface ReporterTarget {
  readonly name: Reporter;
  readonly file?: string;
}

/**
 * Parses a reporter with its file: `junit=junit.xml`, or `markdown` for stdout. Some commands have fewer `choices`.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseReporter(
  option: string,
  text: string,
  choices: readonly Reporter[] = reporters,
): ReporterTarget {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const reporter = choices.find((candidate) => candidate === name);
  if (reporter === undefined) {
    throw usageError(
      `\`${option}\`: expected one of \`${choices.join('`, `')}\`, received \`${name}\`. Did you mean \`${nearestTo(name, choices)}\`? For JSON, use \`--json -\`.`,
    );
  }
  if (file === undefined) return { name: reporter };
  if (file !== '') return { name: reporter, file };
  throw usageError(
    `\`${option}\`: expected a file after \`${name}=\`, received nothing. For example: \`${option} junit=junit.xml\`.`,
  );
}

/** The claims that can be put to the test. Those of the engine, which loads slowly. */
export const claimNames = [
  'memory',
  'resources',
  'creation',
  'communication',
  'isolation',
  'parallelism',
  'gil',
  'processors',
  'hazards',
] as const satisfies readonly ClaimId[];

/**
 * Parses the name of a claim.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseClaimName(option: string, text: string): ClaimId {
  const claim = claimNames.find((name) => name === text);
  if (claim !== undefined) return claim;
  throw usageError(
    `\`${option}\`: expected one of \`${claimNames.join('`, `')}\`, received \`${text}\`. Did you mean \`${nearestTo(text, claimNames)}\`?`,
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
