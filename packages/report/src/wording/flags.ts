import type { Cell, Flag, Result } from '@parbench/engine';

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
  contended:
    'Other programs had the CPU in 5 % or more of the time in which it could run: stop them, or measure at a quieter hour.',
  'noisy-neighbour':
    'Its speed differed by 10 % or more within seconds, and so did that of a fixed loop between its slices, when this run was at rest: other guests on its core (SMT), or a changing CPU frequency. Ratios are taken at equal speed of the host. Measure at a quieter hour, or more blocks with `--budget`.',
  uneven:
    'One process ran at speeds that differ by 10 % or more within seconds, without waiting for a CPU, although its CPU ran a fixed loop evenly between the slices: its own garbage collection and compiler, or what it shares with others. Measure more blocks with `--budget`.',
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

/** A flag of a result, in words. */
export interface FlagDescription {
  readonly flag: Flag;
  /** The cells that have it: their names, or how many. */
  readonly cells: string;
  readonly advice: string;
}

const mostNamed = 4;

/** Describes each flag once, with its cells and what to do about it. */
export function describeFlags({ cells }: Result): readonly FlagDescription[] {
  const flags = new Set(cells.flatMap((cell) => cell.flags));
  return [...flags].map((flag) => ({ flag, cells: nameFlagged(flag, cells), advice: flagAdvice[flag] }));
}

function nameFlagged(flag: Flag, cells: readonly Cell[]): string {
  const measured = cells.filter(({ status }) => status === 'ok');
  const flagged = cells.filter(({ flags }) => flags.includes(flag));
  const names = flagged.map(({ workload, strategy }) => `${workload.name} ${strategy.name}`);
  if (names.length === measured.length && names.length > 1) return 'all cells';
  return names.length <= mostNamed ? names.join(', ') : `${names.length} of ${measured.length} cells`;
}
