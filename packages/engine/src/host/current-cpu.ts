import { readText } from './read-text.ts';

/**
 * Returns the number of the CPU that a process, or `thread-self`, runs on or ran on last; undefined if the host does not say.
 * Source: Linux, proc_pid_stat(5).
 */
export function currentCpu(process: number | 'thread-self'): number | undefined {
  const text = readText(`/proc/${process}/stat`);
  // The processor is field 39; the first one after the name is number 3.
  const field = text?.slice(text.lastIndexOf(')') + 2).split(' ')[36];
  return field === undefined ? undefined : Number(field);
}
