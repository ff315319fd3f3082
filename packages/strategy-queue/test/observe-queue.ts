import { describeStrategy } from '@parbench/conformance/vitest';
import plugin from '../src/index.ts';
import { findings } from './findings.ts';
import { queueUnderTest } from './queue-under-test.ts';
import { skipWithoutServer } from './skip-without-server.ts';

/** Tests that the strategy `name` breaks exactly the clauses of its findings. */
export async function observeQueue(name: keyof typeof findings): Promise<void> {
  const strategy = plugin.strategies?.find((candidate) => candidate.name === name);
  if (strategy === undefined) throw new Error(`The plug-in has no strategy \`${name}\`.`);
  await skipWithoutServer(strategy);
  describeStrategy(strategy, { ...queueUnderTest(strategy), level: 'observed', findings: findings[name] });
}
