import { readFileSync } from 'node:fs';
import { sum } from '../statistics/mean.ts';
import { listProcessTree } from './process-tree.ts';

/** The proportional set size of a process tree, by kind of page, bytes. */
export interface MemorySize {
  /** Heaps, stacks and buffers, which the tree does not share. */
  readonly anonymousBytes: number;
  /** The Node binary and libraries: each page is divided by the number of processes that map it. */
  readonly fileBytes: number;
}

/**
 * Reads the memory of the process `root` and all its descendants; undefined if the host does not provide it. Source:
 * Linux, Documentation/filesystems/proc.rst, `smaps_rollup`.
 */
export function readMemory(root: number): MemorySize | undefined {
  const sizes = listProcessTree(root)?.flatMap((pid) => readRollup(pid) ?? []);
  if (sizes === undefined || sizes.length === 0) return undefined;
  return {
    anonymousBytes: sum(sizes.map(({ anonymousBytes }) => anonymousBytes)),
    fileBytes: sum(sizes.map(({ fileBytes }) => fileBytes)),
  };
}

/** Returns the memory added between two readings. */
export function memoryBetween(
  before: MemorySize | undefined,
  after: MemorySize | undefined,
): MemorySize | undefined {
  if (before === undefined || after === undefined) return undefined;
  return {
    anonymousBytes: after.anonymousBytes - before.anonymousBytes,
    fileBytes: after.fileBytes - before.fileBytes,
  };
}

function readRollup(pid: number): MemorySize | undefined {
  try {
    return parseRollup(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'));
  } catch {
    // The process ended between listing and reading.
    return undefined;
  }
}

/** Parses `smaps_rollup`; undefined if the kernel does not report kinds of pages. */
export function parseRollup(text: string): MemorySize | undefined {
  const bytesOf = (kind: string) => Number(new RegExp(`^${kind}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) * 1024;
  const [anonymousBytes, fileBytes] = [bytesOf('Pss_Anon'), bytesOf('Pss_File')];
  return Number.isNaN(anonymousBytes + fileBytes) ? undefined : { anonymousBytes, fileBytes };
}
