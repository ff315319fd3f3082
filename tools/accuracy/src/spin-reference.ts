import type { WorkloadReference } from '@parbench/core';

/** `spin-any` with tasks of so many iterations. */
export function workloadOf(iterations: number): WorkloadReference {
  return { url: import.meta.resolve('./spin-any.ts'), params: { iterations } };
}
