import { loadWorkload, type Params, resolveParams, type TaskWorkload } from '@parbench/core';
import plugin from '@parbench/workloads';

/** Parameters that keep a task short, or that calibration would fill in. */
const testParams: Readonly<Record<string, Params>> = {
  spin: { iterations: 1000 },
  fannkuch: { n: 7 },
  'json-roundtrip': { records: 20 },
  echo: { bytes: 1000 },
  'echo/transfer': { bytes: 1000 },
  'echo/shared': { bytes: 1000 },
  sha256: { bytes: 1000 },
};

/** A built-in workload with parameters for tests. */
export interface SuiteEntry {
  readonly name: string;
  readonly workload: TaskWorkload;
  readonly params: Params;
}

/** The built-in workloads as the plug-in lists them, loaded by URL. */
export async function loadSuite(): Promise<readonly SuiteEntry[]> {
  return Promise.all((plugin.workloads ?? []).map(({ url }) => loadEntry(url)));
}

async function loadEntry(url: string): Promise<SuiteEntry> {
  const workload = await loadWorkload({ url });
  if (workload.kind !== 'task') throw new Error(`${workload.name} is not a task workload`);
  return { name: workload.name, workload, params: resolveParams(workload, testParams[workload.name]) };
}
