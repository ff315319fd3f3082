import { execFile } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = fileURLToPath(new URL('../../reports/code-blocks/', import.meta.url));

/** Blocks of TypeScript by file names for them, but for those that are parts of a module: they are indented. */
const blocks = ['docs/*.md', '{apps,packages}/*/README.md']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map(
      ([, code = ''], index) => [`${page.replaceAll('/', '-')}-${index}.ts`, code] as const,
    ),
  )
  .filter(([, code]) => !code.startsWith(' '));

it('the modules in the documentation are valid, and formatted as those of the repository', async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, code] of blocks) writeFileSync(join(folder, name), code);
  expect(blocks.length).toBeGreaterThan(20);
  const biome = join(root, 'node_modules/.bin/biome');
  await promisify(execFile)(biome, ['format', '--vcs-enabled=false', folder], { cwd: root });
});
