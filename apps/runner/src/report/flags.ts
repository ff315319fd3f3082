import type { Cell, Flag, Result } from '@parbench/engine';
import { type Terminal, wrap } from '../output/terminal.ts';

/** What to do about each flag: one sentence for the user. */
const flagAdvice: Readonly<Record<Flag, string>> = {
  'not-steady':
    'Its speed was still changing when warm-up ended: close what else runs on this host, or give it more blocks with `--blocks` and `--budget`.',
  unstable:
    'Its throughput differed by 20 % and more from block to block: close what else runs on this host, or look for what differs from one start of it to the next.',
  stolen:
    'The hypervisor gave 5 % of the CPU time and more to other guests: measure on a dedicated host, or at a quieter hour and with more blocks.',
  throttled:
    'The container was held back for its CPU quota: raise the limit, or measure with `--workers` within it.',
  'few-blocks':
    'Its figures rest on fewer than 5 blocks: raise `--budget`, or narrow the run with `--filter`.',
  'driver-bound':
    'The driver was busy nearly all the time, so more workers will not help: make tasks larger, or send several at once.',
  overloaded:
    'More tasks came than it could do, so it has no latencies: lower `--rate`, or give it more `--workers`.',
  'not-deterministic':
    'The same input gave different answers, so they could not be checked against inline: give the workload a `verify`, or export one beside your function.',
};

const mostNamed = 4;

/** Doubts about cells, each flag once with what to do about it; empty when there are none. */
export function renderFlags({ cells }: Result, terminal: Terminal): string {
  const flags = new Set(cells.flatMap((cell) => cell.flags));
  return [...flags].map((flag) => renderFlag(flag, cells, terminal)).join('\n');
}

function renderFlag(flag: Flag, cells: readonly Cell[], terminal: Terminal): string {
  const measured = cells.filter(({ status }) => status === 'ok');
  const flagged = cells.filter(({ flags }) => flags.includes(flag));
  const names = flagged.map(({ workload, strategy }) => `${workload.name} ${strategy.name}`);
  return wrap(
    terminal,
    `${terminal.style('yellow', flag)} (${listNames(names, measured.length)}): ${flagAdvice[flag]}`,
  );
}

function listNames(names: readonly string[], total: number): string {
  if (names.length === total && total > 1) return 'all cells';
  return names.length <= mostNamed ? names.join(', ') : `${names.length} of ${total} cells`;
}
