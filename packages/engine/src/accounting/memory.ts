import { readFileSync } from 'node:fs';
import { listProcessTree } from './process-tree.ts';

/**
 * Anonymous proportional set size of the process `root` and all its descendants, bytes: heaps, stacks and buffers,
 * without the file-backed pages of the Node binary, whose share depends on how many other Node processes are alive.
 * Undefined on a host that does not tell. Source: Linux, Documentation/filesystems/proc.rst.
 */
export function readMemoryBytes(root: number): number | undefined {
  const sizes = listProcessTree(root)
    ?.map(readAnonymousBytes)
    .filter((bytes) => bytes !== undefined);
  return sizes === undefined || sizes.length === 0 ? undefined : sizes.reduce((sum, bytes) => sum + bytes, 0);
}

function readAnonymousBytes(pid: number): number | undefined {
  try {
    const kibibytes = /^Pss_Anon:\s+(\d+) kB$/m.exec(
      readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'),
    )?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    // The process ended between listing and reading.
    return undefined;
  }
}
