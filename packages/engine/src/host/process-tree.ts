import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this host lists the children of a process: Linux, unless its kernel was built without that. */
const canListChildren = existsSync(`/proc/self/task/${process.pid}/children`);

/**
 * The process `root` and all its descendants; a process that ends meanwhile is left out. Undefined on a host that does
 * not list children: the root alone would be mistaken for all.
 */
export function listProcessTree(root: number): readonly number[] | undefined {
  return canListChildren ? descend(root) : undefined;
}

function descend(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(descend)];
}

function childrenOf(pid: number): readonly number[] {
  return threadsOf(pid).flatMap((thread) => readChildren(`/proc/${pid}/task/${thread}/children`));
}

/** The ids of a process's threads; none when it is gone. */
export function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function readChildren(file: string): readonly number[] {
  try {
    return readFileSync(file, 'latin1').split(' ').filter(Boolean).map(Number);
  } catch {
    // The thread ended between listing and reading.
    return [];
  }
}
