import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
  const example = fileURLToPath(new URL('examples/run-matrix.ts', docs));
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@parbench/source', example]);
  expect(stdout).toMatch(/^inline ok \d/m);
  expect(stdout).toMatch(/^threads ok \d/m);
  expect(stdout).toMatch(/^threads runs spin \d.* times as fast as inline .*: expected at least 0.1x/m);
});
