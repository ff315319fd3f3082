/** A workload that runs another one, whose reference is its parameter, and notes when each task started and ended. */
import { defineWorkload, monotonicNs } from '@parbench/core';
import { type StartedWorkload, startWorkload } from '@parbench/core/worker';

/** The output of a task with the instants of its run, on the clock of `monotonicNs`. */
export interface StampedOutput {
  readonly output: unknown;
  readonly startedNs: number;
  readonly endedNs: number;
}

/** The buffers of outputs that are to move: `transfer` receives the output alone. */
const moving = new WeakMap<object, readonly ArrayBuffer[]>();

const definition = {
  name: 'stamped',
  params: { reference: { default: '', description: 'the workload to run, as JSON' } },
  setup: ({ reference }: { readonly reference: string }) => startWorkload(JSON.parse(reference)),
  teardown: (workload: StartedWorkload) => workload.teardown(),
  input: () => undefined,
  transfer: (value: unknown) => moving.get(value as object) ?? [],
  run: runStamped,
};

/** For workloads whose tasks may wait. */
export default defineWorkload(definition);

/** For workloads that declare that their tasks never wait. */
export const sync = defineWorkload({ ...definition, sync: true });

function runStamped(input: unknown, workload: StartedWorkload): StampedOutput | Promise<StampedOutput> {
  const startedNs = monotonicNs();
  const output = workload.run(input);
  return isPromise(output)
    ? output.then((settled) => stamp(settled, startedNs, workload))
    : stamp(output, startedNs, workload);
}

function stamp(output: unknown, startedNs: number, workload: StartedWorkload): StampedOutput {
  const stamped = { output, startedNs, endedNs: monotonicNs() };
  const buffers = workload.transferOf(output);
  if (buffers.length > 0) moving.set(stamped, buffers);
  return stamped;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | null | undefined)?.then === 'function';
}
