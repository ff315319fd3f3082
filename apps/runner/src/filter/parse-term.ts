import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';

/** The key of a term: one axis, or one property on both. */
type TermKey = 'workload' | 'strategy' | 'tag' | 'package';

/** A parsed `--filter` term. */
export interface Term {
  /** As it was written. */
  readonly text: string;
  /** Whether it excludes (`!`). */
  readonly isExclusion: boolean;
  /** Missing for a bare term. */
  readonly key?: TermKey;
  readonly glob: string;
}

const keys: readonly TermKey[] = ['workload', 'strategy', 'tag', 'package'];

/**
 * Parses a term: `[!][key:]glob`.
 * @throws ParbenchError `usage` for an empty term or an unknown key
 */
export function parseTerm(text: string): Term {
  const isExclusion = text.startsWith('!');
  const [first, ...rest] = text.slice(isExclusion ? 1 : 0).split(':');
  const glob = rest.length === 0 ? first : rest.join(':');
  if (!glob) {
    throw usageError(
      `\`--filter\`: expected a name, a tag, a package or a glob, received \`${text}\`. \`parbench list\` shows them.`,
    );
  }
  return { text, isExclusion, glob, ...(rest.length > 0 && { key: parseKey(first ?? '', text) }) };
}

function parseKey(name: string, text: string): TermKey {
  const key = keys.find((known) => known === name);
  if (key) return key;
  throw usageError(
    `\`--filter\`: expected a key of \`${keys.join('`, `')}\`, received \`${name}\` in \`${text}\`. Did you mean \`${nearestTo(name, keys)}:\`?`,
  );
}
