import {
  loadWorkload,
  type Params,
  resolveParams,
  type ServiceWorkload,
  type Workload,
} from '@parbench/core';
import plugin from '@parbench/workloads';

/** Parameters that keep a task or a job short, or that calibration would fill in. */
const testParams: Readonly<Record<string, Params>> = {
  spin: { iterations: 1000 },
  fannkuch: { n: 7 },
  'json-roundtrip': { records: 20 },
  echo: { bytes: 1000 },
  'echo/transfer': { bytes: 1000 },
  'echo/shared': { bytes: 1000 },
  sha256: { bytes: 1000 },
  mandelbrot: { size: 64 },
  'n-queens': { n: 6 },
  'binary-trees': { depth: 6 },
  'stream-triad': { elements: 5000 },
  scrypt: { cost: 16 },
  'scrypt/async': { cost: 16 },
  gzip: { bytes: 1000 },
  'gzip/async': { bytes: 1000 },
  sleep: { milliseconds: 1 },
  'npb-ep': { m: 12 },
  stencil: { width: 4, steps: 4, iterations: 1000 },
  'skewed-tasks': { tasks: 16, iterations: 1000 },
  'stream-chunks': { chunkBytes: 1000, chunks: 20, inFlight: 4 },
  'word-count': { words: 2000, parts: 8 },
  'word-count/shared': { words: 2000, parts: 8 },
  quicksort: { count: 5000, cutoff: 300 },
  'lost-updates': { increments: 1000 },
  'lost-updates/separate': { increments: 1000 },
  deadlock: { deadlineMs: 100 },
  'http-cpu': { iterations: 1000 },
  'http-mixed': { iterations: 100 },
};

/** A built-in workload with parameters for tests. */
export interface SuiteEntry<Kind extends Workload = Workload> {
  readonly name: string;
  readonly url: string;
  readonly workload: Kind;
  readonly params: Params;
}

/** The built-in workloads as the plug-in lists them, loaded by URL. */
export async function loadSuite(): Promise<readonly SuiteEntry[]> {
  return Promise.all((plugin.workloads ?? []).map(({ url }) => loadEntry(url)));
}

/** The built-in services. */
export async function loadServices(): Promise<readonly SuiteEntry<ServiceWorkload>[]> {
  return (await loadSuite()).filter(
    (entry): entry is SuiteEntry<ServiceWorkload> => entry.workload.kind === 'service',
  );
}

async function loadEntry(url: string): Promise<SuiteEntry> {
  const workload = await loadWorkload({ url });
  const { name } = workload;
  return { name, url, workload, params: resolveParams(workload, testParams[name]) };
}
