import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { page, renderPage } from '../scripts/findings-page.ts';
import plugin from '../src/index.ts';
import { findings } from './findings.ts';

test('the table in the README shows the current findings', async () => {
  expect(await readFile(page, 'utf8')).toBe(await renderPage());
});

test('every queue has findings, of the installed version', () => {
  const versions = Object.entries(findings).map(([name, { version }]) => [name, version]);
  const installed = plugin.strategies?.map(({ name, libraries: [library] = [] }) => [
    name,
    `${library?.name} ${library?.version}`,
  ]);
  expect(versions).toEqual(installed);
});
