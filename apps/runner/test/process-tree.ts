import { readdirSync, readFileSync } from 'node:fs';

/** A process on Linux, from /proc. */
export interface LiveProcess {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
  readonly command: string;
}

/** Returns the descendants of process `root`, without it and without zombies. */
export function descendantsOf(root: number): readonly LiveProcess[] {
  const all = liveProcesses();
  const descend = (pid: number): readonly LiveProcess[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...descend(child.pid)]);
  return descend(root);
}

/** Returns all processes but zombies. */
export function liveProcesses(): readonly LiveProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .flatMap(readProcess)
    .filter(({ state }) => state !== 'Z');
}

function readProcess(pid: number): readonly LiveProcess[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the name, may itself contain parentheses and spaces.
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid, parent: Number(parent), state, command }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}
