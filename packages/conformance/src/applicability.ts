import type { Capabilities } from '@parbench/core';
import type { ConformanceCase } from './conformance-case.ts';
import { type RequirementName, requirements } from './requirement.ts';
import type { Situation } from './strategy-under-test.ts';

/** A kind of strategy, with the values of each capability that its strategies may have. */
export interface StrategyKind {
  readonly name: 'inline' | 'threads' | 'processes' | 'cluster';
  readonly capabilities: { readonly [Name in keyof Capabilities]: readonly Capabilities[Name][] };
}

/** Whether a clause binds the strategies of a kind: all of them, those with certain capabilities, or none. */
export type Applicability =
  | { readonly status: 'required' }
  | { readonly status: 'by-capability'; readonly requirements: readonly RequirementName[] }
  | { readonly status: 'not-applicable'; readonly reason: string };

const either = [true, false] as const;
const forked = {
  unit: ['process'],
  values: ['json', 'structured-clone'],
  transfer: [false],
  sharedMemory: [false],
  isolatesHeap: [true],
  isolatesCrashes: [true],
  workerPerTask: either,
} as const;

/** All kinds of strategies, in the order of the table in docs/conformance.md. */
export const strategyKinds: readonly StrategyKind[] = [
  {
    name: 'inline',
    capabilities: {
      unit: ['driver'],
      values: ['reference'],
      transfer: [true],
      sharedMemory: [true],
      services: [true],
      isolatesHeap: [false],
      isolatesCrashes: [false],
      workerPerTask: [false],
    },
  },
  {
    name: 'threads',
    capabilities: {
      unit: ['thread'],
      values: ['structured-clone'],
      transfer: either,
      sharedMemory: either,
      services: either,
      isolatesHeap: either,
      isolatesCrashes: [false],
      workerPerTask: either,
    },
  },
  { name: 'processes', capabilities: { ...forked, services: either } },
  { name: 'cluster', capabilities: { ...forked, services: either, workerPerTask: [false] } },
];

/** Whether `testCase` binds strategies of `kind`, on Linux and with options that limit the heap. */
export function applicabilityOf(testCase: ConformanceCase, kind: StrategyKind): Applicability {
  const names = testCase.requires ?? [];
  const situations = situationsOf(kind);
  const never = names.find((name) => !situations.some((situation) => requirements[name].holds(situation)));
  if (never) return { status: 'not-applicable', reason: requirements[never].reason };
  const sometimes = names.filter(
    (name) => !situations.every((situation) => requirements[name].holds(situation)),
  );
  return sometimes.length === 0
    ? { status: 'required' }
    : { status: 'by-capability', requirements: sometimes };
}

function situationsOf({ capabilities }: StrategyKind): readonly Situation[] {
  const choices = Object.entries(capabilities).reduce<readonly Record<string, unknown>[]>(
    (made, [name, values]) => made.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );
  return choices.map((chosen) => ({
    capabilities: chosen as unknown as Capabilities,
    runsTasks: true,
    platform: 'linux',
    limitsHeap: true,
  }));
}
