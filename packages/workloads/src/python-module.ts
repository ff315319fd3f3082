import type { Implementation } from '@parbench/core';

/** Returns the implementations of the workload at `url` that has a Python module beside it, of the same name. */
export function pythonModule(url: string): Readonly<Record<string, Implementation>> {
  return { python: { url: url.replace(/\.[jt]s$/, '.py') } };
}
