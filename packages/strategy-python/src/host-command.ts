import { fileURLToPath } from 'node:url';
import type { HostCommand } from '@parbench/core';

const host = fileURLToPath(new URL('../python', import.meta.url));

/** Returns the command that starts the trial host on the interpreter at `path`. */
export function hostCommand(path: string): HostCommand {
  return { file: path, args: [host] };
}
