import { readdirSync } from 'node:fs';
import { sum } from '../statistics/mean.ts';
import { listProcessTree, threadsOf } from './process-tree.ts';
import { readText } from './read-text.ts';

/** What the live processes of a tree have taken from the operating system. */
export interface Resources {
  /** Proportional set size: each page is divided by the number of processes that map it. */
  readonly pssBytes: number;
  /** Resident set size: pages that several processes map count for each of them. */
  readonly rssBytes: number;
  readonly fileDescriptors: number;
  readonly kernelThreads: number;
  /** Voluntary and involuntary ones of all live threads. */
  readonly contextSwitches: number;
}

/**
 * Reads the resources of the process `root` and all its descendants; undefined if the host does not provide them. Source:
 * Linux, Documentation/filesystems/proc.rst.
 */
export function readResources(root: number): Resources | undefined {
  const processes = listProcessTree(root)?.flatMap((pid) => readProcess(pid) ?? []);
  if (processes === undefined || processes.length === 0) return undefined;
  const total = (name: keyof Resources) => sum(processes.map((each) => each[name]));
  return {
    pssBytes: total('pssBytes'),
    rssBytes: total('rssBytes'),
    fileDescriptors: total('fileDescriptors'),
    kernelThreads: total('kernelThreads'),
    contextSwitches: total('contextSwitches'),
  };
}

function readProcess(pid: number): Resources | undefined {
  const rollup = readText(`/proc/${pid}/smaps_rollup`);
  // The process has ended, or the kernel does not add up its pages.
  if (rollup === undefined) return undefined;
  const threads = threadsOf(pid);
  return {
    pssBytes: valueIn('Pss', rollup) * 1024,
    rssBytes: valueIn('Rss', rollup) * 1024,
    fileDescriptors: countFiles(`/proc/${pid}/fd`),
    kernelThreads: threads.length,
    contextSwitches: sum(threads.map((thread) => switchesOf(`/proc/${pid}/task/${thread}/status`))),
  };
}

function switchesOf(file: string): number {
  const status = readText(file) ?? '';
  return valueIn('voluntary_ctxt_switches', status) + valueIn('nonvoluntary_ctxt_switches', status);
}

/** Reads the number after `name:`; 0 if there is none. */
function valueIn(name: string, text: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

function countFiles(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    // The process has ended, or belongs to another user.
    return 0;
  }
}
