import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OptionsOf } from '@parbench/core';

/** How cluster workers are started, as options. */
export const workerFields = {
  heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each worker' },
  execArgv: {
    type: 'texts',
    default: [],
    description: "flags for each worker's Node, beside those of the driver",
  },
  compileCache: {
    type: 'flag',
    default: false,
    description: "whether workers keep compiled code on disk: Node's `NODE_COMPILE_CACHE`",
  },
} as const;

type WorkerOptions = OptionsOf<typeof workerFields>;

/** The flags of a worker's Node. */
export function execArgvOf({ heapLimitMb, execArgv }: WorkerOptions): string[] {
  const heapLimit = heapLimitMb === undefined ? [] : [`--max-old-space-size=${heapLimitMb}`];
  return [...process.execArgv, ...heapLimit, ...execArgv];
}

/** What a worker's environment has beside that of the driver. A folder that the driver was given is the workers' too. */
export function environmentOf({ compileCache }: WorkerOptions): Readonly<Record<string, string>> {
  const { NODE_COMPILE_CACHE: folder = join(tmpdir(), 'node-compile-cache') } = process.env;
  return compileCache ? { NODE_COMPILE_CACHE: folder } : {};
}
