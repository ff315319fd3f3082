import type { HostCommand } from '@parbench/core';

/**
 * Returns the command with all its threads and descendants confined to one CPU, by `taskset` of util-linux. The process
 * keeps its id: `taskset` replaces itself by the command.
 */
export function confine(command: HostCommand, cpu: number): HostCommand {
  return { ...command, file: 'taskset', args: ['-c', String(cpu), command.file, ...command.args] };
}
