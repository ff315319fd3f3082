import { readFileSync } from 'node:fs';
import { parseResult, type Result } from '@parbench/engine';
import { notReached } from '@parbench/engine/internal';
import { expect, test } from 'vitest';
import { renderEveryCell } from '../every-cell/render-every-cell.ts';
import { summariseCells } from '../every-cell/summarise-cells.ts';
import { renewPage } from '../figures/write-sections.ts';

const spin = new URL('../results/spin.json', import.meta.url);

test('cells are counted by what became of them', () => {
  const result = parseResult(readFileSync(spin, 'utf8'), spin.pathname);
  const [first, second, third, fourth, ...others] = result.cells;
  if (!(first && second && third && fourth)) throw new Error('expected four cells');
  const { workloads } = summariseCells({
    ...result,
    cells: [
      end(first, 'failed', 'wrong output'),
      end(second, 'skipped', 'no Python was found'),
      { ...third, trials: [] },
      end(fourth, 'skipped', notReached),
      ...others,
    ],
  });
  expect(workloads).toEqual([
    {
      name: 'spin',
      verified: others.length,
      failed: [{ id: first.id, reason: 'wrong output' }],
      skipped: { 'no Python was found': 1 },
      missed: [third.id, fourth.id],
    },
  ]);
});

test('the page has what the saved run found (or run `pnpm every-cell write`)', () => {
  const saved = readFileSync(new URL('../results/every-cell.json', import.meta.url), 'utf8');
  const page = readFileSync(new URL('../../../docs/every-cell.md', import.meta.url), 'utf8');
  expect(renewPage(page, renderEveryCell(JSON.parse(saved)), 'docs/every-cell.md')).toBe(page);
});

function end(
  cell: Result['cells'][number],
  status: 'failed' | 'skipped',
  reason: string,
): Result['cells'][number] {
  return { ...cell, status, reason };
}
