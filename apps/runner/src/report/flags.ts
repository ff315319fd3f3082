import { type Cell, type Flag, flagAdvice, type Result } from '@parbench/engine';
import { layOut, type Page } from '../output/page.ts';

const mostNamed = 4;

/** Doubts about cells, each flag once with what to do about it; empty when there are none. */
export function renderFlags({ cells }: Result, page: Page): string {
  const flags = new Set(cells.flatMap((cell) => cell.flags));
  return [...flags].map((flag) => renderFlag(flag, cells, page)).join('\n');
}

function renderFlag(flag: Flag, cells: readonly Cell[], page: Page): string {
  const measured = cells.filter(({ status }) => status === 'ok');
  const flagged = cells.filter(({ flags }) => flags.includes(flag));
  const names = flagged.map(({ workload, strategy }) => `${workload.name} ${strategy.name}`);
  return layOut(
    page,
    `${page.paint('yellow', flag)} (${listNames(names, measured.length)}): ${flagAdvice[flag]}`,
  );
}

function listNames(names: readonly string[], total: number): string {
  if (names.length === total && total > 1) return 'all cells';
  return names.length <= mostNamed ? names.join(', ') : `${names.length} of ${total} cells`;
}
