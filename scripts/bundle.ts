/**
 * Builds libraries with many packages into one file each, so that an installation stays small: `node bundle.ts dist`, in the
 * package's folder, replaces every `dist/.../bundled/*.js`, a module that only re-exports, by what it re-exports. Their
 * licences are written beside them.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const [folder = 'dist'] = process.argv.slice(2);
for (const file of globSync(`${folder}/**/bundled/*.js`)) await bundleInPlace(file);

async function bundleInPlace(file: string): Promise<void> {
  const bundle = await rolldown({
    input: file,
    platform: 'node',
    external: (name) => isBuiltin(name),
    logLevel: 'warn',
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: true });
  await bundle.close();
  const [chunk] = output;
  if (output.length !== 1) throw new Error(`${file}: expected one file, received ${output.length}.`);
  const modules = chunk.moduleIds.filter((id) => id.includes('node_modules'));
  writeFileSync(file, chunk.code);
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
