import { messageOf, ParbenchError } from '../errors.ts';
import { loadWorkload } from '../load-workload.ts';
import { rehearsal } from '../rehearsal.ts';
import type { WorkloadReference } from '../strategy.ts';
import type { Runnable, Workload } from '../workload.ts';
import { compileEarlyIfAsked } from './early-compilation.ts';
import { notInlined } from './not-inlined.ts';
import { settleAllocator } from './settle-allocator.ts';

/** A workload in one worker, set up and ready to run tasks. */
export interface StartedWorkload {
  /** Whether the workload declares that its tasks never wait. */
  readonly isSync: boolean;
  /** Runs one task, or answers a rehearsal. Throws or rejects as the task does. */
  run(input: unknown): unknown;
  /** Returns the buffers of an input or output that are to move. */
  transferOf(value: unknown): readonly ArrayBuffer[];
  teardown(): Promise<void>;
}

/**
 * Loads the workload's module and creates this worker's state.
 * @throws ParbenchError `module-missing`, `module-syntax`, `module-throws`, `invalid-workload` or `setup-failed`
 */
export async function startWorkload(reference: WorkloadReference): Promise<StartedWorkload> {
  const workload = await loadWorkload(reference);
  const { params } = reference;
  assertRunnable(workload);
  const state = await setUp(() => workload.setup?.(params), workload.name);
  compileEarlyIfAsked();
  settleAllocator();
  const run = notInlined(workload.run.bind(workload));
  return {
    isSync: workload.sync ?? false,
    run: (input) => (input === rehearsal ? undefined : run(input, state, params)),
    transferOf: (value) => workload.transfer?.(value) ?? [],
    teardown: async () => workload.teardown?.(state),
  };
}

/**
 * Checks that the workload's task runs in Node.
 * @throws ParbenchError `invalid-workload` if it does not
 */
export function assertRunnable<W extends Workload>(workload: W): asserts workload is Runnable<W> {
  if (workload.run !== undefined) return;
  throw new ParbenchError(
    'invalid-workload',
    `\`${workload.name}\` has no implementation in Node: expected a \`run\` function.`,
  );
}

/** Calls `setup` of the workload `name`. @throws ParbenchError `setup-failed` */
export async function setUp(setup: () => unknown, name: string): Promise<unknown> {
  try {
    return await setup();
  } catch (error) {
    throw new ParbenchError('setup-failed', `\`setup\` of \`${name}\` failed: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
