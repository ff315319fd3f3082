import { ParbenchError, parsePlugin, type Strategy } from '@parbench/core';

/**
 * Imports a plug-in module and returns one of its strategies.
 * @throws ParbenchError `invalid-plugin`, `unsupported-contract`, or `invalid-strategy` when it has none of that name
 */
export async function loadStrategy(module: string, name: string): Promise<Strategy> {
  const imported: { default?: unknown } = await import(module);
  const { strategies = [] } = parsePlugin(imported.default, module);
  const strategy = strategies.find((candidate) => candidate.name === name);
  if (strategy) return strategy;
  const names = strategies.map((candidate) => `\`${candidate.name}\``);
  throw new ParbenchError(
    'invalid-strategy',
    `${module} has no strategy \`${name}\`: expected one of ${names.join(', ') || 'none'}.`,
  );
}
