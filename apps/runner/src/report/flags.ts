import type { Cell, Flag, Result } from '@parbench/engine';
import { type Terminal, wrap } from '../output/terminal.ts';

/** What each flag means for the user, and what to do about it. */
const flagAdvice: Readonly<Record<Flag, string>> = {
  'not-steady':
    'Its throughput was still changing when warm-up ended: stop other programs on this host, or measure more blocks with `--blocks` and `--budget`.',
  unstable:
    'Its throughput varied by 20 % or more from block to block: stop other programs on this host, or look for something that differs from one start to the next.',
  stolen:
    'The hypervisor gave 5 % or more of the CPU time to other guests: measure on a dedicated host, or at a quieter hour and with more blocks.',
  throttled:
    'The container was throttled by its CPU quota: raise the limit, or choose `--workers` within it.',
  'few-blocks':
    'Its figures rest on fewer than 4 blocks: raise `--budget`, or narrow the run with `--filter`.',
  'driver-bound':
    'The driver was busy nearly all the time, so more workers will not help: make tasks larger, or send several at once.',
  'generator-bound':
    'The load generator was busy nearly all the time, so it may be what limits the requests per second, and there is no verdict: give it a CPU of its own with a smaller `--workers`, or compare `CPU/request` and latency (`--rate`).',
  overloaded:
    'Tasks arrived faster than it could run them, so it has no latencies: lower `--rate`, or raise `--workers`.',
  'not-deterministic':
    'The same input gave different answers, so they could not be compared with those of inline: add a `verify` to the workload, or export one beside your function.',
};

const mostNamed = 4;

/** Renders each flag once, with its cells and what to do about it; empty without flags. */
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
