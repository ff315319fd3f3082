import type { Result } from '@parbench/engine';
import { describeFlags } from '@parbench/report/wording';
import { type Terminal, wrap } from '../output/terminal.ts';

/** Renders each flag once, with its cells and what to do about it; empty without flags. */
export function renderFlags(result: Result, terminal: Terminal): string {
  return describeFlags(result)
    .map(({ flag, cells, advice }) =>
      wrap(terminal, `${terminal.style('yellow', flag)} (${cells}): ${advice}`),
    )
    .join('\n');
}
