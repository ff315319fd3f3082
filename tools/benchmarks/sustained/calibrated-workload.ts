import { loadWorkload, resolveParams, type TaskWorkload } from '@parbench/core';
import { workloadUrls } from './workloads.ts';

/**
 * Returns where a workload of the comparison, or else of parbench, is, with its default parameters: calibrated once, so that
 * all processes have the same task.
 * @throws Error if there is none of this name
 */
export async function calibratedWorkload(name: string) {
  const url = workloadUrls[name] ?? resolveBundled(name);
  const workload = (await loadWorkload({ url })) as TaskWorkload;
  const params = resolveParams(workload);
  return { name, url, params: (await workload.calibrate?.(params)) ?? params };
}

function resolveBundled(name: string): string {
  try {
    return import.meta.resolve(`@parbench/workloads/${name}`);
  } catch (cause) {
    const known = Object.keys(workloadUrls).join(', ');
    throw new Error(`There is no workload ${name}: expected one of ${known}, or another of parbench's own.`, {
      cause,
    });
  }
}
