import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { readText } from '../host/read-text.ts';
import { statFields } from '../host/stat-fields.ts';
import type { BusyProcess } from './host-observation.ts';

/** CPU milliseconds of each process of the host, by id. */
type ProcessTimes = ReadonlyMap<number, number>;

/** Starts to watch all processes but this one; the returned function gives the `count` busiest since then. */
export function watchProcesses(count: number): () => readonly BusyProcess[] {
  const before = readProcessTimes();
  const startedMs = performance.now();
  return () => {
    const elapsedMs = performance.now() - startedMs;
    return [...readProcessTimes()]
      .map(([pid, ms]) => ({ pid, name: nameOf(pid), cpus: (ms - (before.get(pid) ?? ms)) / elapsedMs }))
      .filter(({ cpus }) => cpus > 0)
      .toSorted((a, b) => b.cpus - a.cpus)
      .slice(0, count);
  };
}

/** Returns the times; none on a host without `/proc`. */
function readProcessTimes(): ProcessTimes {
  return new Map(
    processIds()
      .filter((pid) => pid !== process.pid)
      .map((pid) => [pid, cpuMsOf(pid)]),
  );
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** Adds fields 14 and 15 of `stat`, in ticks of 10 ms. Field 2, the name, may contain spaces and brackets. */
function cpuMsOf(pid: number): number {
  const stat = readText(`/proc/${pid}/stat`) ?? '';
  const [user = 0, system = 0] = statFields(stat).slice(11, 13).map(Number);
  return (user + system) * 10;
}

/**
 * Returns the command with its first argument that is not an option, without folders: `node server.js`; kernel threads
 * have only a name.
 */
function nameOf(pid: number): string {
  const [command, ...args] = readText(`/proc/${pid}/cmdline`)?.split('\0').filter(Boolean) ?? [];
  if (command !== undefined) {
    const operand = args.find((arg) => !arg.startsWith('-'));
    return [command, ...(operand === undefined ? [] : [operand])].map((word) => basename(word)).join(' ');
  }
  return readText(`/proc/${pid}/comm`)?.trim() ?? 'ended meanwhile';
}
