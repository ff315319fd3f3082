import type { WorkloadReference } from '@parbench/core';

/** Returns a reference to `spin-any` with tasks of `iterations` iterations. */
export function workloadOf(iterations: number): WorkloadReference {
  return { url: import.meta.resolve('./spin-any.ts'), params: { iterations } };
}
