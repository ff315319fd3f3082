import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inheritedFlags } from '../inherited-flags.ts';
import type { OptionsOf } from '../options-schema.ts';

/** How worker processes are started, as fields for `optionsSchema`. */
export const processFields = {
  heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each worker' },
  execArgv: {
    type: 'texts',
    default: [],
    description: "flags for each worker's Node, in addition to those of the driver",
  },
  compileCache: {
    type: 'flag',
    default: false,
    description: "whether workers keep compiled code on disk: Node's `NODE_COMPILE_CACHE`",
  },
} as const;

/** The options that `processFields` describe. */
export type ProcessOptions = OptionsOf<typeof processFields>;

/** Returns the flags for a worker's Node: those of the driver and those of the options. */
export function execArgvOf({ heapLimitMb, execArgv }: ProcessOptions): string[] {
  const heapLimit = heapLimitMb === undefined ? [] : [`--max-old-space-size=${heapLimitMb}`];
  return [...inheritedFlags(), ...heapLimit, ...execArgv];
}

/**
 * Returns the variables that a worker has in addition to the driver's. A folder for compiled code that the driver was
 * given is its workers' too.
 */
export function environmentOf({ compileCache }: ProcessOptions): Record<string, string> {
  const { NODE_COMPILE_CACHE: folder = join(tmpdir(), 'node-compile-cache') } = process.env;
  return compileCache ? { NODE_COMPILE_CACHE: folder } : {};
}
