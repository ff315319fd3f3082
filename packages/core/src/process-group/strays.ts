import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The variable that every process of a group, and every process that one of them starts, has in its environment. A process
 * that leaves its group (`detached`, a daemon) is found by it.
 */
export const strayMark = { PARBENCH_PROCESS_OF: randomUUID() } as const;

/**
 * Kills the processes that have left their group. Only on Linux, from /proc: of processes that hide their environment, or
 * belong to another user, nothing is known. Synchronous, for the end of this process.
 */
export function killStrays(): void {
  if (process.platform !== 'linux') return;
  for (const pid of pidsIn('/proc')) if (isStray(pid)) kill(pid);
}

function pidsIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function isStray(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(strayMark.PARBENCH_PROCESS_OF);
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
