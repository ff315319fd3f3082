import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Returns a hash of a workload's module and of all modules that it imports by relative paths, with those paths: the same
 * on two hosts exactly if the files are the same. Packages do not count.
 * @throws the error of a file that cannot be read
 */
export async function hashWorkload(url: string): Promise<string> {
  const texts = new Map<string, string>();
  await collect(new URL(url), texts);
  const folder = dirname(fileURLToPath(url));
  const hash = createHash('sha256');
  for (const file of [...texts.keys()].sort()) {
    hash.update(`${relative(folder, file)}\0${texts.get(file)}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function collect(url: URL, texts: Map<string, string>): Promise<void> {
  const file = fileURLToPath(url);
  if (texts.has(file)) return;
  const text = await readFile(file, 'utf8');
  texts.set(file, text);
  const specifiers = [...text.matchAll(relativeImport)].map(([, specifier = '']) => specifier);
  await Promise.all(specifiers.map((specifier) => collect(new URL(specifier, url), texts)));
}

/** `from './a.ts'`, `import './a.ts'` and `import('./a.ts')`. */
const relativeImport = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"?]+)['"]/g;
