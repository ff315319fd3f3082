import { type Stats, statSync } from 'node:fs';
import { messageOf } from '@parbench/core/errors';

/** What is at a path, links followed. `problem` says why it cannot be known, such as a loop of links. */
export interface Entry {
  readonly kind: 'file' | 'folder' | 'other' | 'none';
  readonly problem?: string;
}

/** Looks at a path. Never throws. */
export function entryAt(path: string): Entry {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return { kind: kindOf(stats) };
  } catch (error) {
    return { kind: 'none', problem: messageOf(error) };
  }
}

function kindOf(stats: Stats | undefined): Entry['kind'] {
  if (stats === undefined) return 'none';
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}
