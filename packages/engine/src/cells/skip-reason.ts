import { availableParallelism } from 'node:os';
import { capabilitiesOf, messageOf, missingCapabilities, type Strategy, type Workload } from '@parbench/core';

/** Returns why a workload cannot run under a strategy in this process's Node; undefined if it can. */
export async function skipReasonOf(workload: Workload, strategy: Strategy): Promise<string | undefined> {
  const isService = workload.kind === 'service';
  if (isService && strategy.serve === undefined) return 'it does not run services';
  if (!isService && strategy.open === undefined) return 'it does not run tasks in Node';
  if (!isService && workload.run === undefined) return 'the workload has no implementation for Node';
  const missing = missingCapabilities(workload.requires ?? [], capabilitiesOf(strategy));
  if (missing.length > 0) {
    return `it lacks capabilities that the workload requires: \`${missing.join('`, `')}\``;
  }
  return await unavailability(strategy);
}

async function unavailability(strategy: Strategy): Promise<string | undefined> {
  const host = {
    platform: process.platform,
    nodeVersion: process.versions.node,
    availableParallelism: availableParallelism(),
  };
  try {
    const answer = await strategy.probe?.(host);
    return answer === undefined || answer.available ? undefined : answer.reason;
  } catch (error) {
    return `its \`probe\` threw: ${messageOf(error)}`;
  }
}
