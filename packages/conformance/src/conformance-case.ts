import type { CaseContext } from './case-context.ts';
import { type RequirementName, requirements, unmetRequirements } from './requirement.ts';
import type { Situation } from './strategy-under-test.ts';

/** One clause of the contract, and a program that throws if a strategy breaks it. */
export interface ConformanceCase {
  /** `group/name`, unique: findings and the table in the docs refer to it. */
  readonly clause: string;
  /** The promise, as a sentence in the present tense. */
  readonly title: string;
  /** The requirements of the case. Without one, it is skipped with the reason. */
  readonly requires?: readonly RequirementName[];
  /** Milliseconds after which the case counts as hung; 15,000 when missing. */
  readonly deadlineMs?: number;
  run(context: CaseContext): Promise<void>;
}

/** Returns why `testCase` does not apply in `situation`, in one sentence; `undefined` if it applies. */
export function inapplicability(testCase: ConformanceCase, situation: Situation): string | undefined {
  const { requires = [] } = testCase;
  if (!situation.runsTasks && !requires.includes('services')) return 'Not applicable: it runs services only.';
  const [unmet] = unmetRequirements(requires, situation);
  return unmet && `Not applicable: ${requirements[unmet].reason}.`;
}
