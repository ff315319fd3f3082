import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this host lists the children of a process: Linux does, unless its kernel was built without that. */
const canListChildren = existsSync(`/proc/self/task/${process.pid}/children`);

/**
 * Returns the process `root` and all its descendants, without those that end meanwhile. Undefined if the host does not
 * list children: the root alone would be mistaken for the whole tree.
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

/** Returns the ids of the threads of a process; none if it has ended. */
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
