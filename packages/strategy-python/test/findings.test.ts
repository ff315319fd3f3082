import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { page, renderPage } from '../scripts/findings-page.ts';

it('the table in the README shows the current findings', async () => {
  expect(await readFile(page, 'utf8')).toBe(await renderPage());
});
