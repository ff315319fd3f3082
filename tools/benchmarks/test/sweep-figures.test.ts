import { readFileSync } from 'node:fs';
import { parseSweep } from '@parbench/engine/sweep';
import { expect, test } from 'vitest';
import { renewPage } from '../figures/write-sections.ts';
import { renderAgreement } from '../sweep-figures/agreement.ts';

function read(kind: string, repeat: number) {
  const file = new URL(`../results/sweep-${kind}-${repeat}.json`, import.meta.url);
  return parseSweep(readFileSync(file, 'utf8'), file.pathname);
}

const kinds = ['granularity', 'workers', 'payload'];

test('a sweep agrees with itself', () => {
  const [, , ...rows] = renderAgreement(kinds.map((kind) => [read(kind, 1), read(kind, 1)])).split('\n');
  const compared = rows.filter((row) => row.startsWith('|'));
  expect(compared).toHaveLength(5);
  for (const row of compared) expect(row).toMatch(/\| +0\.0 % \| +0\.0 % \|$/);
});

test('the page has how far the saved sweeps differ (or run `pnpm sweep-figures write`)', () => {
  const page = readFileSync(new URL('../../../docs/sweeps.md', import.meta.url), 'utf8');
  const agreement = renderAgreement(kinds.map((kind) => [read(kind, 1), read(kind, 2)]));
  expect(renewPage(page, agreement, 'docs/sweeps.md', 'agreement')).toBe(page);
});
