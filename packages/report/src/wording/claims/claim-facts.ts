import type { Claims } from '@parbench/engine/claims';
import { describeMachines } from '../run-facts.ts';

/** The versions, the host and the settings of a test of claims. */
export function claimFacts({ run, hosts, runtimes }: Claims): readonly string[] {
  return [`parbench ${run.parbench}`, ...describeMachines({ hosts, runtimes }), `seed ${run.seed}`];
}
