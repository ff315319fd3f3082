import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';

const names = {
  folder: '__parbench_dirname',
  file: '__parbench_filename',
  url: '__parbench_url',
};

/** The expressions for a module's location, and the variables that replace them. */
export const locationVariables: Readonly<Record<string, string>> = {
  __dirname: names.folder,
  __filename: names.file,
  'import.meta.dirname': names.folder,
  'import.meta.filename': names.file,
  'import.meta.url': names.url,
};

/**
 * Keeps `import.meta.url`, `__dirname` and the like those of each module's own file, so that it finds the files beside it.
 * Needs `locationVariables` as definitions. Vite does the same with its configuration.
 */
export function keepFileIdentity(): Plugin {
  return {
    name: 'keep-file-identity',
    transform: {
      filter: { id: /\.[cm]?[jt]sx?$/ },
      handler: (code, id) => ({ code: insertFirst(code, declareLocation(id)), map: null }),
    },
  };
}

function declareLocation(file: string): string {
  const values = { [names.folder]: dirname(file), [names.file]: file, [names.url]: pathToFileURL(file).href };
  const declarations = Object.entries(values).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return `const ${declarations.join(', ')};`;
}

/** Inserts on the first line, so that line numbers do not change; after a hashbang, which must come first. */
function insertFirst(code: string, declaration: string): string {
  if (!code.startsWith('#!')) return declaration + code;
  const end = code.indexOf('\n');
  return end < 0 ? code : `${code.slice(0, end + 1)}${declaration}${code.slice(end + 1)}`;
}
