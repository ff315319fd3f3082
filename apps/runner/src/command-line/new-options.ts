import type { Option } from 'commander';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import { valueOption } from './value-option.ts';

/** What `parbench new` makes. */
export const newParts = ['strategy', 'workload'] as const;
type NewPart = (typeof newParts)[number];

/** How a new strategy runs tasks: on the pool kernel, in a pool library, or in another language. */
const newStrategyKinds = ['pool', 'library', 'runtime'] as const;
type NewStrategyKind = (typeof newStrategyKinds)[number];

/** A package to make. */
export interface NewPackage {
  readonly part: NewPart;
  /** As the user wrote it: not checked yet. */
  readonly name: string;
  readonly template: `strategy-${NewStrategyKind}` | 'workload';
}

/** The options of `parbench new`. */
export function newOptions(): readonly Option[] {
  return [
    valueOption('--kind <kind>', 'kind of strategy: `pool`, `library` or `runtime`', parseKind).default(
      undefined,
      '`pool`',
    ),
  ];
}

/**
 * Returns the package that the operands of `parbench new` and its options name.
 * @throws ParbenchError `usage`
 */
export function newPackageOf(
  [word, name, ...more]: readonly string[],
  { kind }: { readonly kind?: NewStrategyKind },
): NewPackage {
  const part = newParts.find((candidate) => candidate === word);
  if (part === undefined || name === undefined || more.length > 0) throw wrongOperands(word, name, more);
  if (part === 'strategy') return { part, name, template: `strategy-${kind ?? 'pool'}` };
  if (kind === undefined) return { part, name, template: 'workload' };
  throw usageError(
    `\`--kind\`: expected only with \`new strategy\`, received with \`new workload\`. Remove it.`,
  );
}

function wrongOperands(word: string | undefined, name: string | undefined, more: readonly string[]): Error {
  const received = [word, name, ...more].filter((operand) => operand !== undefined).join(' ');
  return usageError(
    `\`parbench new\`: expected \`strategy NAME\` or \`workload NAME\`, received ${received === '' ? 'nothing' : `\`${received}\``}. For example: \`parbench new strategy my-pool\`.`,
  );
}

function parseKind(option: string, text: string): NewStrategyKind {
  const kind = newStrategyKinds.find((candidate) => candidate === text);
  if (kind !== undefined) return kind;
  throw usageError(
    `\`${option}\`: expected one of \`${newStrategyKinds.join('`, `')}\`, received \`${text}\`. Did you mean \`${nearestTo(text, newStrategyKinds)}\`?`,
  );
}
