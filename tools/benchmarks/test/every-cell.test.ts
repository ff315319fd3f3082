import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderEveryCell } from '../all/render-every-cell.ts';
import { everyCellSchema } from '../all/summarise-cells.ts';
import { renewPage } from '../figures/write-sections.ts';

test('the page has what the last run of all cells came to (or run `pnpm all-cells write`)', () => {
  const saved = readFileSync(new URL('../results/every-cell.json', import.meta.url), 'utf8');
  const page = readFileSync(new URL('../../../docs/every-cell.md', import.meta.url), 'utf8');
  const text = renderEveryCell(everyCellSchema.parse(JSON.parse(saved)));
  expect(renewPage(page, text, 'docs/every-cell.md')).toBe(page);
});
