import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransportedValue } from '../protocol/messages.ts';

/** The inputs for hosts in other languages: made once for each workload and seed of a run, and read by all its trials. */
export interface SharedInputs extends AsyncDisposable {
  /** A folder of the run's own, removed in the end. */
  folder(): Promise<string>;
  /** The inputs that are known as `key`, made by `make` if they are not there yet. */
  get(key: string, make: () => Promise<readonly TransportedValue[]>): Promise<readonly TransportedValue[]>;
}

/** Nothing is on the disk until it is asked for. */
export function createSharedInputs(): SharedInputs {
  const made = new Map<string, Promise<readonly TransportedValue[]>>();
  let folder: Promise<string> | undefined;
  return {
    folder: () => (folder ??= mkdtemp(join(tmpdir(), 'parbench-inputs-'))),
    get(key, make) {
      const inputs = made.get(key) ?? make();
      made.set(key, inputs);
      // One that could not be made is tried again by the next trial.
      inputs.catch(() => made.delete(key));
      return inputs;
    },
    async [Symbol.asyncDispose]() {
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
    },
  };
}
