import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Params, ParbenchError, resolveParams, type WorkloadReference } from '@parbench/core';
import { describeHost, describeNode } from '../host/describe-host.ts';
import type { MeasuredNode } from '../host/measured-node.ts';
import type { MatrixCell } from '../plan/matrix-cell.ts';
import { cacheFolder } from '../storage/cache-folder.ts';
import { writeWhole } from '../storage/write-whole.ts';

/** A workload and its parameters, some of which may depend on the host. */
export type CalibratedWorkload = Pick<MatrixCell['workload'], 'name' | 'reference' | 'calibration'>;

export interface CalibrationOptions {
  /** Runs the workload's `calibrate` alone, in a process of its own, and returns its parameters. */
  run(reference: WorkloadReference): Promise<Params>;
  /** The Node on which it runs. */
  readonly node?: MeasuredNode | undefined;
}

/**
 * Returns the parameters of the workload, completed by those that depend on the host. They are calibrated once and
 * stored in the user's cache folder (`PARBENCH_CACHE_DIR` overrides it), so that all runs on one host measure the same
 * cells and can be compared. If the folder cannot be written, each run calibrates again.
 * @throws ParbenchError `invalid-params` if `calibrate` returns parameters that do not fit, and what `run` throws
 */
export async function calibrateParams(
  workload: CalibratedWorkload,
  { run, node }: CalibrationOptions,
): Promise<Params> {
  const { name, reference, calibration } = workload;
  if (calibration === undefined) return reference.params;
  const kept = await readKept(workload, node);
  if (kept !== undefined) return kept;
  const params = checkComplete(workload, await run(reference));
  const found = { workload: name, given: reference.params, host: hostIdentity(node), params };
  await keep(workload, node, `${JSON.stringify(found, undefined, 2)}\n`).catch(() => undefined);
  return params;
}

async function keep(workload: CalibratedWorkload, node: MeasuredNode | undefined, text: string) {
  await writeWhole(calibrationFile(workload, node), text);
}

/**
 * The key is the content, not the URL or version: an upgrade that does not change the task keeps its cells comparable.
 */
function calibrationFile({ name, reference, calibration }: CalibratedWorkload, node?: MeasuredNode): string {
  const key = JSON.stringify([
    hostIdentity(node),
    name,
    calibration,
    Object.entries(reference.params).sort(),
  ]);
  return join(cacheFolder(), 'calibration', `${createHash('sha256').update(key).digest('hex')}.json`);
}

function hostIdentity(measured?: MeasuredNode) {
  const { cpuModel, arch } = describeHost().identity;
  return { cpuModel, arch, node: describeNode(measured).version };
}

async function readKept(workload: CalibratedWorkload, node?: MeasuredNode): Promise<Params | undefined> {
  try {
    const text = await readFile(calibrationFile(workload, node), 'utf8');
    return checkComplete(workload, (JSON.parse(text) as { params: Params }).params);
  } catch {
    return undefined;
  }
}

/** The types of the parameters are those of the reference, which has all of them. */
function checkComplete({ name, reference }: CalibratedWorkload, params: Params): Params {
  const missing = Object.keys(reference.params).filter((param) => !Object.hasOwn(params, param));
  const declared = Object.entries(reference.params).map(([param, preset]) => [param, { default: preset }]);
  if (missing.length === 0) return resolveParams({ name, params: Object.fromEntries(declared) }, params);
  throw new ParbenchError(
    'invalid-params',
    `\`calibrate\` of \`${name}\`: expected all parameters, received none for \`${missing.join('`, `')}\`.`,
  );
}
