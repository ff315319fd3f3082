import { delimiter, dirname } from 'node:path';
import type { Findings } from '@parbench/conformance';
import { describeStrategy } from '@parbench/conformance/vitest';
import { describe, it } from 'vitest';
import plugin from '../src/bridge/index.ts';
import { findInterpreter } from '../src/find-interpreters.ts';
import { findings } from './findings.ts';

const python = await findInterpreter();

// Each case looks for Python again. A shim, such as that of pyenv, takes longer to start than Python itself.
if ('path' in python) process.env.PATH = `${dirname(python.path)}${delimiter}${process.env.PATH}`;

/** From 3.14 on, workers take longer to start: by default, each process or interpreter imports its modules itself. */
const slowness = 'version' in python && Number(python.version.split('.')[1]) >= 14 ? 3 : 1;

/** Tests that the strategy `name` breaks exactly the clauses of its findings in the version of `python3`, if there are any. */
export function observePython(name: string): void {
  const strategy = plugin.strategies?.find((candidate) => candidate.name === name);
  if (strategy === undefined) throw new Error(`The plug-in has no strategy \`${name}\`.`);
  const found = findingsOf(name);
  if ('reason' in found) {
    describe.skip(`${name} observed (skipped: ${found.reason})`, () =>
      it('breaks the clauses of its findings', () => {}));
    return;
  }
  describeStrategy(strategy, {
    module: import.meta.resolve('../src/bridge/index.ts'),
    options: { closeGraceMs: 3_000, startTimeoutMs: 4_000 * Math.min(slowness, 2) },
    caseLimitMs: 8_000 * slowness,
    level: 'observed',
    findings: found,
  });
}

function findingsOf(name: string): Findings | { readonly reason: string } {
  if ('reason' in python) return python;
  const byVersion: Readonly<Record<string, Readonly<Record<string, Findings>>>> = findings;
  const versions = Object.keys(byVersion).filter((version) => byVersion[version]?.[name] !== undefined);
  const found = versions.find((version) => python.version.startsWith(`${version}.`));
  return (
    byVersion[found ?? '']?.[name] ?? {
      reason: `the findings are of CPython ${versions.join(' and ')}, not of ${python.version}`,
    }
  );
}
