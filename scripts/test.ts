/**
 * `pnpm test`: all that CI checks, each step even if an earlier one failed. Ends with the line `N passed, N failed`:
 * the tests by their reports, and each other step as one.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, turbo, turboAside } from './turbo.ts';

/** What is read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const reportPattern = '{packages,apps,tools}/*/reports/vitest.json';

/** The packages whose tests together take about as long as those of all others; the runner's alone take ten minutes. */
const longest = ['parbench', '@parbench/strategy-pools', '@parbench/pack-test'];

const steps: readonly { readonly name: string; readonly run: () => boolean | Promise<boolean> }[] = [
  {
    name: 'build, typecheck, lint',
    run: () => runTurbo('run', 'build', 'typecheck', 'lint', 'lint:root', '--continue'),
  },
  { name: 'import directions of packages', run: () => runTurbo('boundaries') },
  { name: 'import directions of folders', run: () => runTool('depcruise', 'packages', 'apps', 'tools') },
  { name: 'unused code and dependencies', run: () => runTool('knip') },
  { name: 'prose', run: checkProse },
  { name: 'tests', run: runTests },
];

for (const report of reports()) rmSync(report);
const failures: { readonly name: string }[] = [];
for (const step of steps) {
  console.log(`\n── ${step.name} ──`);
  if (!(await step.run())) failures.push(step);
}
const tests = readReports();
const failedTests = tests.flatMap(describeFailures);
const failedSteps = failures.filter(({ name }) => name !== 'tests' || failedTests.length === 0).length;
const passedTests = tests.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0);

for (const { name } of failures) console.log(`failed: ${name}`);
for (const failure of failedTests) console.log(failure);
console.log(
  `${passedTests + steps.length - failures.length} passed, ${failedTests.length + failedSteps} failed`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

function runTurbo(...args: string[]): boolean {
  return turbo(args, 'inherit').status === 0;
}

/**
 * Tests run two packages at a time: most of theirs is waiting, but conformance cases hold deadlines, which more would stretch.
 * Each of the two has packages of its own, since turbo would start the longest last and alone.
 */
async function runTests(): Promise<boolean> {
  const lanes = ['', '!'].map((sign) => longest.map((name) => `--filter=${sign}${name}`));
  const args = ['run', 'test', '--concurrency=1', '--continue'];
  const ends = await Promise.all(lanes.map((filters) => turboAside([...args, ...filters])));
  return ends.every((status) => status === 0);
}

function runTool(tool: string, ...args: string[]): boolean {
  return spawnSync(join(root, 'node_modules/.bin', tool), args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function checkProse(): boolean {
  const { status } = spawnSync(process.execPath, ['scripts/prose/check.ts'], { cwd: root, stdio: 'inherit' });
  return status === 0;
}

function reports(): readonly string[] {
  return globSync(reportPattern, { cwd: root }).map((file) => join(root, file));
}

function readReports(): readonly Report[] {
  return reports().map((file) => JSON.parse(readFileSync(file, 'utf8')));
}

/** A line or more for each test that failed, and for each file that failed outside its tests. */
function describeFailures({ testResults }: Report): readonly string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const file = relative(root, name);
    if (status === 'failed' && failed.length === 0) return [`failed: ${file}\n${message}`];
    return failed.map(({ fullName, failureMessages }) =>
      [`failed: ${file} > ${fullName}`, ...failureMessages].join('\n'),
    );
  });
}
