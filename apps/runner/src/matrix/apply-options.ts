import { messageOf } from '@parbench/core';
import type { LoadedConfig } from '../configuration/load-config.ts';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Adds to the catalogue the options that a configuration gives its strategies.
 * @throws ParbenchError `usage` for an unknown strategy, and for options that it does not accept
 */
export async function applyOptions(
  catalogue: Catalogue,
  { file, options = {} }: LoadedConfig,
): Promise<Catalogue> {
  for (const [name, given] of Object.entries(options)) await check(name, given, catalogue, file);
  const strategies = catalogue.strategies.map((strategy) => ({
    ...strategy,
    options: options[strategy.name] ?? strategy.options,
  }));
  return { ...catalogue, strategies };
}

async function check(name: string, given: object, { strategies }: Catalogue, file: string): Promise<void> {
  const field = `\`options.${name}\` of \`${file}\``;
  const strategy = strategies.find((candidate) => candidate.name === name);
  if (strategy === undefined) {
    const names = strategies.map((candidate) => candidate.name);
    throw usageError(
      `${field}: expected the name of a strategy, received \`${name}\`. Did you mean \`${nearestTo(name, names)}\`?`,
    );
  }
  try {
    await strategy.plugin.checkOptions(name, given);
  } catch (cause) {
    throw usageError(`${field}: ${messageOf(cause)}`, { cause });
  }
}
