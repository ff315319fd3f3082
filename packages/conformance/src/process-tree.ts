import { readdirSync, readFileSync } from 'node:fs';

/**
 * Returns the live children of process `parent`, from /proc; none if there is no /proc. Zombies count: they were not
 * reaped.
 */
export function childrenOf(parent: number): readonly number[] {
  return processIds().filter((pid) => parentOf(pid) === parent);
}

/** Whether process `pid` runs; a zombie does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return statOf(pid)?.[0] !== 'Z';
}

function processIds(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number | undefined {
  const parent = statOf(pid)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

// The fields from the state on. The second field, the command, may itself contain parentheses and spaces.
function statOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
