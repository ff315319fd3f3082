import { describeStrategy } from '@parbench/conformance/vitest';
import plugin from '../src/index.ts';
import { findings } from './findings.ts';
import { poolUnderTest } from './pool-under-test.ts';

/** Tests that the strategy `name` breaks exactly the clauses of its findings. */
export function observePool(name: keyof typeof findings): void {
  const strategy = plugin.strategies?.find((candidate) => candidate.name === name);
  if (strategy === undefined) throw new Error(`The plug-in has no strategy \`${name}\`.`);
  describeStrategy(strategy, { ...poolUnderTest(strategy), level: 'observed', findings: findings[name] });
}
