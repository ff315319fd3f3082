import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WorkloadReference } from '@parbench/core';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { Commands } from '../protocol/commands.ts';
import type { TransportedValue } from '../protocol/transported-value.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { inputCount } from '../protocol/trial-spec.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';

type CheckRequest = Extract<Commands['check']['request'], { inputs: unknown }>;

/** The Node process beside a host of another language: it makes the inputs of the trial and verifies its outputs. */
export interface WorkloadProcess {
  /** Returns the inputs that all trials of the workload share. */
  prepare(): Promise<readonly TransportedValue[]>;
  /**
   * Makes new inputs, lets `run` run them, and verifies the outputs.
   * @throws TrialEnd if an output is wrong
   */
  check(
    tasks: number,
    run: (request: CheckRequest) => Promise<Commands['check']['reply']>,
  ): Promise<Commands['check']['reply']>;
  kill(): Promise<void>;
}

/** Starts a workload process. It idles while slices are timed. */
export function startWorkloadProcess(
  { spec, times }: PlannedTrial,
  workload: WorkloadReference,
  context: TrialContext,
): WorkloadProcess {
  const { sharedInputs } = context;
  const process = startTrialProcess(context);
  const count = inputCount(spec.occupancy);
  let nextSeed = spec.seed + count;

  async function makeInputs(seed: number, wanted: number): Promise<readonly TransportedValue[]> {
    const request = { workload, seed, count: wanted, folder: await sharedInputs.folder() };
    return (await process.request('make-inputs', request, times.openLimitMs)).inputs;
  }

  return {
    async prepare() {
      await process.booted(times.bootLimitMs);
      const key = JSON.stringify([workload, spec.seed, count]);
      return sharedInputs.get(key, () => makeInputs(spec.seed, count));
    },
    async check(tasks, run) {
      const seed = nextSeed;
      nextSeed += tasks;
      const folder = await sharedInputs.folder();
      const inputs = [...(await makeInputs(seed, tasks))];
      const reply = await run({ inputs, folder });
      const { outputs = [] } = reply;
      try {
        if (outputs.length !== tasks) {
          throw new TrialEnd('failed', `expected ${tasks} outputs, received ${outputs.length}`);
        }
        if (spec.verifies === 'none') return reply;
        const verified = await process.request('verify', { workload, seed, outputs }, times.openLimitMs);
        return { ...reply, ...verified };
      } finally {
        await removeFiles([...inputs, ...outputs], folder);
      }
    },
    kill: process.kill,
  };
}

async function removeFiles(values: readonly TransportedValue[], folder: string): Promise<void> {
  const named = values.flatMap((value) => ('path' in value ? value.path : []));
  const paths = new Set(named.filter((path) => dirname(path) === folder));
  await Promise.all([...paths].map((path) => rm(path, { force: true })));
}
