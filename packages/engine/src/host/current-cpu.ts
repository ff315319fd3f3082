import { readText } from './read-text.ts';
import { statFields } from './stat-fields.ts';

/**
 * Returns the number of the CPU that a process, or `thread-self`, runs on or ran on last; undefined if the host does not say.
 */
export function currentCpu(process: number | 'thread-self'): number | undefined {
  const text = readText(`/proc/${process}/stat`);
  // The processor is field 39; the first one after the name is number 3.
  return text === undefined ? undefined : Number(statFields(text)[36]);
}
