/**
 * `pnpm test`: all that CI checks, each step even if an earlier one failed. Ends with the line `N passed, N failed`:
 * the tests by their reports, and each other step as one.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, turbo } from './turbo.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const reportPattern = '{packages,apps,tools}/*/reports/vitest.json';

/** Tests run two packages at a time: most of theirs is waiting, but conformance cases hold deadlines, which more would stretch. */
const steps: readonly { readonly name: string; readonly run: () => boolean }[] = [
  {
    name: 'build, typecheck, lint',
    run: () => runTurbo('run', 'build', 'typecheck', 'lint', 'lint:root', '--continue'),
  },
  { name: 'import directions', run: () => runTurbo('boundaries') },
  { name: 'unused code and dependencies', run: () => runTool('knip') },
  { name: 'tests', run: () => runTurbo('run', 'test', '--concurrency=2', '--continue') },
];

for (const report of reports()) rmSync(report);
const failures = steps.filter(({ name, run }) => {
  console.log(`\n── ${name} ──`);
  return !run();
});
const tests = countTests();
const failedSteps = failures.filter(({ name }) => name !== 'tests' || tests.failed === 0).length;

for (const { name } of failures) console.log(`failed: ${name}`);
console.log(`${tests.passed + steps.length - failures.length} passed, ${tests.failed + failedSteps} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

function runTurbo(...args: string[]): boolean {
  return turbo(args, 'inherit').status === 0;
}

function runTool(tool: string): boolean {
  return spawnSync(join(root, 'node_modules/.bin', tool), { cwd: root, stdio: 'inherit' }).status === 0;
}

function reports(): readonly string[] {
  return globSync(reportPattern, { cwd: root }).map((file) => join(root, file));
}

function countTests(): Counts {
  const counts = reports().map((file) => JSON.parse(readFileSync(file, 'utf8')));
  return {
    passed: counts.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0),
    failed: counts.reduce((sum, { numFailedTests }) => sum + numFailedTests, 0),
  };
}
