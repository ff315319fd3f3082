import { defineWorkload } from '@parbench/core';
import spin from '@parbench/workloads/spin';

/** Returns `spin` under another name and with another length, so that several lengths meet in one matrix. */
export function spinOfLength(name: string, microseconds: number) {
  return defineWorkload({
    ...spin,
    name,
    params: {
      microseconds: {
        default: microseconds,
        description: 'target time of a task on this host, microseconds',
      },
      iterations: { default: 0, description: 'length of a task; 0: calibrated for `microseconds`' },
    },
  });
}
