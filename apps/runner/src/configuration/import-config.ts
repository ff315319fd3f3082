import { pathToFileURL } from 'node:url';
import { usageError } from '../errors/usage-error.ts';
import { describeLoadFailure } from '../modules/describe-load-failure.ts';

/**
 * Loads the configuration `file` into this process. What it exports is not checked yet, but plain data: whatever is not has
 * become `undefined`.
 * @throws ParbenchError `usage` when it does not load
 */
export async function importConfig(file: string): Promise<{ readonly exported: unknown }> {
  const url = pathToFileURL(file).href;
  const module: { readonly default?: unknown } = await import(url).catch((cause) => {
    throw usageError(
      `\`${file}\`: expected a module whose default export is a configuration, received one that does not load: ${describeLoadFailure(cause, url)}`,
      { cause },
    );
  });
  return { exported: plainOf(module.default, []) };
}

function plainOf(value: unknown, ancestors: readonly object[]): unknown {
  if (typeof value !== 'object' || value === null) return isPlain(value) ? value : undefined;
  if (ancestors.includes(value)) return undefined;
  const lineage = [...ancestors, value];
  if (Array.isArray(value)) return value.map((item) => plainOf(item, lineage));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainOf(item, lineage)]));
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
