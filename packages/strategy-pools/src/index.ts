import { definePlugin } from '@parbench/core';
import { jestWorkerProcesses, jestWorkerThreads } from './jest-worker.ts';
import { poolifierCluster, poolifierThreads } from './poolifier.ts';
import { tinypool } from './tinypool.ts';
import { workerpoolProcesses, workerpoolThreads } from './workerpool.ts';

export {
  jestWorkerProcesses,
  jestWorkerThreads,
  poolifierCluster,
  poolifierThreads,
  tinypool,
  workerpoolProcesses,
  workerpoolThreads,
};

/** The plug-in of popular pool libraries. */
export default definePlugin({
  strategies: [
    tinypool,
    workerpoolThreads,
    workerpoolProcesses,
    poolifierThreads,
    poolifierCluster,
    jestWorkerThreads,
    jestWorkerProcesses,
  ],
});
