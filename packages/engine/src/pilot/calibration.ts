import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  loadWorkload,
  type Params,
  ParbenchError,
  resolveParams,
  type Workload,
  type WorkloadReference,
} from '@parbench/core';
import { describeHost, describeNode } from '../host/describe-host.ts';
import type { MeasuredNode } from '../host/measured-node.ts';
import { cacheFolder } from '../storage/cache-folder.ts';
import { writeWhole } from '../storage/write-whole.ts';

export interface CalibrationOptions {
  /** Runs the workload's `calibrate` alone, in a process of its own, and returns its parameters. */
  run(reference: WorkloadReference): Promise<Params>;
  /** The Node on which it runs. */
  readonly node?: MeasuredNode | undefined;
}

/**
 * Returns the parameters of the reference, completed by those that depend on the host. They are calibrated once and
 * stored in the user's cache folder (`PARBENCH_CACHE_DIR` overrides it), so that all runs on one host measure the same
 * cells and can be compared. If the folder cannot be written, each run calibrates again.
 * @throws ParbenchError `invalid-params` if `calibrate` returns parameters that do not fit, and what `loadWorkload` and
 * `run` throw
 */
export async function calibrateParams(
  reference: WorkloadReference,
  { run, node }: CalibrationOptions,
): Promise<Params> {
  const workload = await loadWorkload(reference);
  if (workload.calibrate === undefined) return reference.params;
  const file = calibrationFile(workload, reference.params, node);
  const kept = await readKept(file, workload);
  if (kept !== undefined) return kept;
  const params = checkComplete(workload, await run(reference));
  const found = { workload: workload.name, given: reference.params, host: hostIdentity(node), params };
  await writeWhole(file, `${JSON.stringify(found, undefined, 2)}\n`).catch(() => undefined);
  return params;
}

/**
 * The key is the content, not the URL or version: an upgrade that does not change the task keeps its cells comparable.
 */
function calibrationFile(workload: Workload, given: Params, node?: MeasuredNode): string {
  const code = [String(workload.calibrate), String(workload.run)];
  const key = JSON.stringify([hostIdentity(node), workload.name, code, Object.entries(given).sort()]);
  return join(cacheFolder(), 'calibration', `${createHash('sha256').update(key).digest('hex')}.json`);
}

function hostIdentity(measured?: MeasuredNode) {
  const { cpuModel, arch } = describeHost().identity;
  return { cpuModel, arch, node: describeNode(measured).version };
}

async function readKept(file: string, workload: Workload): Promise<Params | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as { params: Params };
    return checkComplete(workload, kept.params);
  } catch {
    return undefined;
  }
}

function checkComplete(workload: Workload, params: Params): Params {
  const missing = Object.keys(workload.params ?? {}).filter((name) => !(name in params));
  if (missing.length === 0) return resolveParams(workload, params);
  throw new ParbenchError(
    'invalid-params',
    `\`calibrate\` of \`${workload.name}\`: expected all parameters, received none for \`${missing.join('`, `')}\`.`,
  );
}
