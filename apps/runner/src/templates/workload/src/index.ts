import { definePlugin } from '@parbench/core';

// By URL and not imported, so that listing the workload does not load it.
export default definePlugin({
  workloads: [{ url: import.meta.resolve('parbench-plugin-name/my-workload') }],
});
