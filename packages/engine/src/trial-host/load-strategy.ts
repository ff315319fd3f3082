import { inline, ParbenchError, parsePlugin, type Strategy } from '@parbench/core';

/** The source of a strategy: the URL of a plug-in module, or `inline` of the core. */
export interface StrategySource {
  readonly name: string;
  /** The URL of the plug-in module; missing for `inline`. */
  readonly url?: string;
}

/** Loads a strategy. @throws ParbenchError `invalid-plugin`, `unsupported-contract` or `invalid-strategy` */
export async function loadStrategy({ name, url }: StrategySource): Promise<Strategy> {
  const strategies = url === undefined ? [inline as Strategy] : await strategiesAt(url);
  const strategy = strategies.find((candidate) => candidate.name === name);
  if (strategy) return strategy;
  throw new ParbenchError('invalid-strategy', `${url ?? '`@parbench/core`'} has no strategy \`${name}\`.`);
}

async function strategiesAt(url: string): Promise<readonly Strategy[]> {
  const module = await import(url);
  return parsePlugin(module.default, url).strategies ?? [];
}
