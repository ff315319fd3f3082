import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const docs = new URL('../../../../docs/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, docs), 'utf8');

it.each([
  ['getting-started.md', 'examples/count-primes.ts'],
  ['library.md', 'examples/run-matrix.ts'],
])('%s shows %s', (page, file) => {
  const [, block] = /^```ts\n(.*?)^```/ms.exec(read(page)) ?? [];
  expect(block).toBe(read(file));
});

it('the example of a program measures its matrix and judges it', { timeout: 120_000 }, async () => {
  // In a package that has its dependencies, as that of a user would.
  const example = fileURLToPath(new URL('../../reports/run-matrix.ts', import.meta.url));
  mkdirSync(dirname(example), { recursive: true });
  writeFileSync(example, read('examples/run-matrix.ts'));
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@parbench/source', example]);
  expect(stdout).toMatch(/^inline ok \d/m);
  expect(stdout).toMatch(/^threads ok \d/m);
  expect(stdout).toMatch(/^threads runs spin \d.* times as fast as inline .*: expected at least 0.1x/m);
});
