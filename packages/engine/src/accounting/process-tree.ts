import { readdirSync, readFileSync } from 'node:fs';

/**
 * The process `root` and all its descendants, from `/proc`. A process that ends meanwhile is left out; on a host without
 * `/proc` the list holds `root` alone.
 */
export function listProcessTree(root: number): readonly number[] {
  return [root, ...childrenOf(root).flatMap(listProcessTree)];
}

function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) => readChildren(`/proc/${pid}/task/${thread}/children`));
}

/** The ids of a process's threads; none when it is gone or there is no `/proc`. */
export function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function readChildren(file: string): number[] {
  try {
    return readFileSync(file, 'latin1').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
