import { describeStrategy } from '@parbench/conformance/vitest';
import { describe, it } from 'vitest';
import plugin from '../src/bridge/index.ts';
import { findInterpreter } from '../src/find-interpreters.ts';
import { findings, foundIn } from './findings.ts';

const python = await findInterpreter();

/** Tests that the strategy `name` breaks exactly the clauses of its findings, if `python3` is the version that they are of. */
export function observePython(name: keyof typeof findings): void {
  const strategy = plugin.strategies?.find((candidate) => candidate.name === name);
  if (strategy === undefined) throw new Error(`The plug-in has no strategy \`${name}\`.`);
  const reason = reasonToSkip();
  if (reason !== undefined) {
    describe.skip(`${name} observed (skipped: ${reason})`, () =>
      it('breaks the clauses of its findings', () => {}));
    return;
  }
  describeStrategy(strategy, {
    module: import.meta.resolve('../src/bridge/index.ts'),
    options: { closeGraceMs: 3_000, startTimeoutMs: 4_000 },
    caseLimitMs: 8_000,
    level: 'observed',
    findings: findings[name],
  });
}

function reasonToSkip(): string | undefined {
  if ('reason' in python) return python.reason;
  const { version } = python;
  return version.startsWith(`${foundIn}.`)
    ? undefined
    : `the findings are of CPython ${foundIn}, not of ${version}`;
}
