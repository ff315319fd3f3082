/** The commands of a workload process: it makes the inputs of a host in another language and verifies its outputs. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Figures,
  loadWorkload,
  ParbenchError,
  type TaskWorkload,
  type WorkloadReference,
} from '@parbench/core';
import type { Commands } from '../protocol/commands.ts';
import { decodeValues, encodeValues } from '../protocol/values.ts';
import { openComparison } from './prepare-workload.ts';
import { isDeterministicInline, verifyOutput } from './verify-output.ts';

/** Makes the inputs of consecutive seeds; large ones go to a file in `folder`. */
export async function makeInputs({
  workload: reference,
  seed,
  count,
  folder,
}: Commands['make-inputs']['request']): Promise<Commands['make-inputs']['reply']> {
  const { input } = await loadTasks(reference);
  const values = Array.from({ length: count }, (_, index) => input(reference.params, seed + index));
  const inputs = await encodeValues(values, async (text) => {
    const path = join(folder, `${randomUUID()}.json`);
    await writeFile(path, text);
    return path;
  });
  return { inputs };
}

/**
 * Verifies outputs for the inputs of consecutive seeds, unless the output of the workload differs each time, and returns
 * their figures.
 * @throws TrialEnd for the first wrong one
 */
export async function verifyOutputs({
  workload: reference,
  seed,
  outputs,
}: Commands['verify']['request']): Promise<Commands['verify']['reply']> {
  const workload = await loadTasks(reference);
  await using inline = await openComparison(workload, reference);
  const verifier = { workload, params: reference.params, inline };
  if (!(await isDeterministicInline(verifier, seed))) return {};
  const values = await decodeValues(outputs);
  const figures: Figures[] = [];
  for (const [index, value] of values.entries()) {
    figures.push(...(await verifyOutput(verifier, value, seed + index)));
  }
  return figures.length > 0 ? { figures } : {};
}

async function loadTasks(reference: WorkloadReference): Promise<TaskWorkload> {
  const workload = await loadWorkload(reference);
  if (workload.kind === 'task') return workload;
  throw new ParbenchError(
    'invalid-workload',
    `\`${workload.name}\`: expected a task workload, the only kind that hosts in other languages run, received a ${workload.kind}.`,
  );
}
