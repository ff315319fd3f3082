import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files to write: their contents by their paths within the package. */
export type PackageFiles = Readonly<Record<string, string>>;

/** Texts by the texts that they replace. */
export type Replacements = Readonly<Record<string, string>>;

/** The place of the project's code, which links in templates begin with. */
export const projectUrl = 'https://github.com/parbench/parbench';

/** The replacements of names: templates are valid code whose names begin with `my-`. */
export function namesOf(name: string, packageName: string): Replacements {
  const words = name.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
  return {
    'parbench-plugin-name': packageName,
    'my-strategy': name,
    'my-workload': name,
    myStrategy: words,
    REPOSITORY: projectUrl,
    YEAR: `${new Date().getFullYear()}`,
  };
}

/** Reads the files of a template, with replacements in their paths and contents. */
export function readTemplate(template: string, replacements: Replacements): PackageFiles {
  const folder = fileURLToPath(new URL(`../../templates/${template}`, import.meta.url));
  const files = globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(
    files.map((path) => [
      replace(path.replaceAll('\\', '/'), replacements),
      replace(readFileSync(join(folder, path), 'utf8'), replacements),
    ]),
  );
}

/** Replaces in one pass, so that no replacement is replaced again. No key has a character that is special. */
function replace(text: string, replacements: Replacements): string {
  const wanted = new RegExp(Object.keys(replacements).join('|'), 'g');
  return text.replace(wanted, (found) => replacements[found] ?? found);
}
