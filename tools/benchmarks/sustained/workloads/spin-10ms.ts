import { defineWorkload } from '@parbench/core';
import spin from '@parbench/workloads/spin';

/** `spin` with another length, so that several lengths meet in one matrix. */
export default defineWorkload({
  ...spin,
  name: 'spin-10ms',
  params: {
    microseconds: { default: 10_000, description: 'target time of a task on this host, microseconds' },
    iterations: { default: 0, description: 'length of a task; 0: calibrated for `microseconds`' },
  },
});
