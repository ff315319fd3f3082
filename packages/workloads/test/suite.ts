import {
  loadWorkload,
  type Params,
  resolveParams,
  type ServiceWorkload,
  type TaskWorkload,
} from '@parbench/core';
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
  'http-cpu': { iterations: 1000 },
  'http-mixed': { iterations: 100 },
};

/** A built-in workload with parameters for tests. */
export interface SuiteEntry<Kind = TaskWorkload> {
  readonly name: string;
  readonly url: string;
  readonly workload: Kind;
  readonly params: Params;
}

/** The built-in task workloads as the plug-in lists them, loaded by URL. */
export async function loadSuite(): Promise<readonly SuiteEntry[]> {
  const entries = await loadEntries();
  return entries.flatMap(({ workload, ...entry }) =>
    workload.kind === 'task' ? [{ ...entry, workload }] : [],
  );
}

/** The built-in services. */
export async function loadServices(): Promise<readonly SuiteEntry<ServiceWorkload>[]> {
  const entries = await loadEntries();
  return entries.flatMap(({ workload, ...entry }) =>
    workload.kind === 'service' ? [{ ...entry, workload }] : [],
  );
}

async function loadEntries() {
  return Promise.all(
    (plugin.workloads ?? []).map(async ({ url }) => {
      const workload = await loadWorkload({ url });
      const { name } = workload;
      return { name, url, workload, params: resolveParams(workload, testParams[name]) };
    }),
  );
}
