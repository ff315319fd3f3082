import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { page, renderPage } from '../../scripts/options-page.ts';

it('docs/command-line.md lists the current options; `pnpm --filter parbench run docs` writes it', async () => {
  const written = await readFile(page, 'utf8');
  expect(written).toContain('`--filter <term>`');
  expect(await renderPage()).toBe(written);
});
