import { definePlugin } from '@parbench/core';

/** Where the workloads of the comparison are, by name: some of parbench's own, and some of this folder. */
export const workloadUrls: Readonly<Record<string, string>> = {
  'spin-100us': import.meta.resolve('./workloads/spin-100us.ts'),
  spin: import.meta.resolve('@parbench/workloads/spin'),
  'spin-10ms': import.meta.resolve('./workloads/spin-10ms.ts'),
  'json-roundtrip': import.meta.resolve('@parbench/workloads/json-roundtrip'),
  allocate: import.meta.resolve('./workloads/allocate.ts'),
  sha256: import.meta.resolve('@parbench/workloads/sha256'),
  noop: import.meta.resolve('@parbench/workloads/noop'),
};

/** Those that parbench does not bring itself. */
export default definePlugin({
  workloads: ['spin-100us', 'spin-10ms', 'allocate'].map((name) => ({ url: workloadUrls[name] as string })),
});
