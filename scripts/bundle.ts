/**
 * Builds libraries with many packages into one file each, so that an installation stays small: `node bundle.ts dist`, in the
 * package's folder, replaces every `dist/.../bundled/*.js`, a module that only re-exports, by what it re-exports. Their
 * licences are written beside them. `node bundle.ts dist ENTRY...` does the same with programs that start often, except
 * that they share the packages of parbench with the plug-ins that they load.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const [folder = 'dist', ...programs] = process.argv.slice(2);
for (const file of globSync(`${folder}/**/bundled/*.js`)) await bundleInPlace(file);
for (const file of programs) await bundleInPlace(file, (name) => name.startsWith('@parbench/'));

async function bundleInPlace(file: string, isShared?: (name: string) => boolean): Promise<void> {
  const bundle = await rolldown({
    input: file,
    platform: 'node',
    external: (name) => isBuiltin(name) || isShared?.(name) === true,
    logLevel: 'warn',
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    // A program loads some parts when it needs them; a library is one file.
    codeSplitting: isShared !== undefined,
    entryFileNames: basename(file),
    chunkFileNames: '[name]-[hash].js',
    minify: true,
  });
  await bundle.close();
  const chunks = output.filter(({ type }) => type === 'chunk');
  for (const { fileName, code } of chunks) writeFileSync(join(dirname(file), fileName), code);
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('node_modules'));
  writeFileSync(file.replace(/\.js$/, '.licences.txt'), licencesOf(modules));
}

/** The text of each licence, below the packages that have it. */
function licencesOf(modules: readonly string[]): string {
  const packages = new Set(modules.map(packageFolderOf));
  const byText = Map.groupBy(packages, licenceOf);
  return [...byText]
    .map(([text, folders]) => `${folders.map(nameOf).toSorted().join('\n')}\n\n${text}\n`)
    .join('\n---\n\n');
}

function packageFolderOf(module: string): string {
  const [folder] = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(module.replaceAll('\\', '/')) ?? [];
  if (folder === undefined) throw new Error(`${module} is in no package.`);
  return folder;
}

function licenceOf(folder: string): string {
  const [file] = globSync('{LICENSE,LICENCE,License,license}*', { cwd: folder });
  return file === undefined ? 'No text of the licence.' : readFileSync(join(folder, file), 'utf8').trim();
}

function nameOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${name} ${version} (${license})`;
}
