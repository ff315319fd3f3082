import { pathToFileURL } from 'node:url';
import { describeValue, usageError } from '../errors/usage-error.ts';
import { describeLoadFailure } from '../modules/describe-load-failure.ts';

/**
 * Loads the configuration `file` into this process, and checks only that it exports plain data.
 * @throws ParbenchError `usage` if it does not load or exports anything else
 */
export async function importConfig(file: string): Promise<{ readonly exported: unknown }> {
  const url = pathToFileURL(file).href;
  const module: { readonly default?: unknown } = await import(url).catch((cause) => {
    throw usageError(
      `\`${file}\`: expected a module whose default export is a configuration, but it does not load: ${describeLoadFailure(cause, url)}`,
      { cause },
    );
  });
  checkPlain(module.default, { file, path: [], ancestors: [] });
  return { exported: module.default };
}

interface Location {
  readonly file: string;
  readonly path: readonly string[];
  readonly ancestors: readonly object[];
}

function checkPlain(value: unknown, location: Location): void {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return;
  const { path, ancestors, file } = location;
  // A missing export is reported later, when the command line checks the form.
  if (value === undefined && path.length === 0) return;
  if (!isContainer(value) || ancestors.includes(value)) {
    const what =
      path.length === 0 ? `The default export of \`${file}\`` : `\`${path.join('.')}\` of \`${file}\``;
    throw usageError(`${what}: expected plain JSON, received ${describeValue(value)}. ${remedy}`);
  }
  for (const [key, part] of Object.entries(value)) {
    checkPlain(part, { file, path: [...path, key], ancestors: [...ancestors, value] });
  }
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

const remedy = 'Write it with `defineConfig` of `parbench`, which has the types.';
