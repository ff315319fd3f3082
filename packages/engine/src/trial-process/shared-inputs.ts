import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransportedValue } from '../protocol/transported-value.ts';

/**
 * The inputs for hosts in other languages: made once for each workload and seed of a run, and read by all its trials.
 */
export interface SharedInputs extends AsyncDisposable {
  /** Returns a folder of the run, which is removed at its end. */
  folder(): Promise<string>;
  /** Returns the inputs under `key`; `make` makes them if there are none yet. */
  get(key: string, make: () => Promise<readonly TransportedValue[]>): Promise<readonly TransportedValue[]>;
}

/** Creates the store; it writes nothing to the disk before it is used. */
export function createSharedInputs(): SharedInputs {
  const made = new Map<string, Promise<readonly TransportedValue[]>>();
  let folder: Promise<string> | undefined;
  return {
    folder: () => (folder ??= mkdtemp(join(tmpdir(), 'parbench-inputs-'))),
    get(key, make) {
      const inputs = made.get(key) ?? make();
      made.set(key, inputs);
      // The next trial tries again to make inputs that failed.
      inputs.catch(() => made.delete(key));
      return inputs;
    },
    async [Symbol.asyncDispose]() {
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
    },
  };
}
