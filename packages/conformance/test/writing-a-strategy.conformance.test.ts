import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadStrategy } from '@parbench/conformance';
import { describeStrategy } from '@parbench/conformance/vitest';
import { expect, test } from 'vitest';

const page = new URL('../../../docs/writing-a-strategy.md', import.meta.url);
const folder = new URL('../reports/writing-a-strategy/', import.meta.url);

const source =
  /<!-- This block is extracted .* -->\n```ts\n([\s\S]*?)```/.exec(await readFile(page, 'utf8'))?.[1] ?? '';
const module = new URL('plain-threads.ts', folder);
await mkdir(folder, { recursive: true });
await writeFile(module, source);
describeStrategy(await loadStrategy(module.href, 'plain-threads'), { module: module.href, limitedHeap: {} });

test('the strategy on the page has at most 60 lines', () => {
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
});

test('the strategy on the page is well typed', { timeout: 60_000 }, async () => {
  const project = new URL('tsconfig.json', folder);
  const settings = { extends: '../../tsconfig.json', include: ['*.ts'] };
  await writeFile(project, JSON.stringify(settings));
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
    'package.json',
    'bin/tsc',
  );
  await promisify(execFile)(process.execPath, [compiler, '-p', fileURLToPath(project)]);
});
