import { fileURLToPath } from 'node:url';
import type { HostCommand } from '@parbench/core';
import { type MeasuredNode, ownNode } from '../host/measured-node.ts';

const hostFile = fileURLToPath(import.meta.resolve('@parbench/engine/trial-host'));

/** Returns the command of the trial host of Node: on the Node to measure, with the flags of this process. */
export function nodeHost({ path }: MeasuredNode = ownNode): HostCommand {
  return { file: path, args: [...process.execArgv, hostFile] };
}
