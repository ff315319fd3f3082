/**
 * `pnpm test`: all that CI checks, each step even if an earlier one failed. Ends with the line `N passed, N failed`:
 * the tests by their reports, and each other step as one.
 */
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runAside, type Shows } from './run-aside.ts';
import { root, turboProgram } from './turbo.ts';

/** What is read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly TestReport[];
  }[];
}

interface TestReport {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

const reportPattern = '{packages,apps,tools}/*/reports/vitest.json';

/** The packages whose tests together take about as long as those of all others; the runner's alone take nine minutes. */
const longest = ['parbench', '@parbench/strategy-pools', '@parbench/pack-test', '@parbench/strategy-queue'];

interface Step {
  readonly name: string;
  /** Shows its output as it comes, or when it has ended. */
  run(shows: Shows): Promise<boolean>;
}

/** Steps of a stage run at the same time. */
const stages: readonly (readonly Step[])[] = [
  [
    {
      name: 'build, typecheck, lint',
      run: (shows) => runTurbo(['run', 'build', 'typecheck', 'lint', 'lint:root', '--continue'], shows),
    },
  ],
  [
    { name: 'import directions of packages', run: (shows) => runTurbo(['boundaries'], shows) },
    {
      name: 'import directions of folders',
      run: (shows) => runTool('depcruise', ['packages', 'apps', 'tools'], shows),
    },
    { name: 'unused code and dependencies', run: (shows) => runTool('knip', [], shows) },
    { name: 'prose', run: (shows) => runAside(process.execPath, ['scripts/prose/check.ts'], shows) },
  ],
  [{ name: 'tests', run: runTests }],
];
const steps = stages.flat();

for (const report of reports()) rmSync(report);
const failures: Step[] = [];
for (const stage of stages) {
  const shows = stage.length === 1 ? 'at once' : 'at its end';
  console.log(`\n── ${stage.map(({ name }) => name).join('; ')} ──`);
  const succeeded = await Promise.all(stage.map((step) => step.run(shows)));
  failures.push(...stage.filter((_, index) => !succeeded[index]));
}
const tests = readReports();
const failedTests = tests.flatMap(describeFailures);
const failedSteps = failures.filter(({ name }) => name !== 'tests' || failedTests.length === 0).length;
const passedTests = tests.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0);

for (const { name } of failures) console.log(`failed: ${name}`);
for (const failure of failedTests) console.log(failure);
for (const pass of tests.flatMap(describeLatePasses)) console.log(pass);
console.log(
  `${passedTests + steps.length - failures.length} passed, ${failedTests.length + failedSteps} failed`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

function runTurbo(args: readonly string[], shows: Shows): Promise<boolean> {
  return runAside(turboProgram, args, shows);
}

/**
 * Tests run two packages at a time: most of theirs is waiting, but conformance cases hold deadlines, which more would stretch.
 * Each of the two has packages of its own, since turbo would start the longest last and alone.
 */
async function runTests(shows: Shows): Promise<boolean> {
  const lanes = ['', '!'].map((sign) => longest.map((name) => `--filter=${sign}${name}`));
  const args = ['run', 'test', '--concurrency=1', '--continue'];
  const ends = await Promise.all(lanes.map((filters) => runTurbo([...args, ...filters], shows)));
  return ends.every(Boolean);
}

function runTool(tool: string, args: readonly string[], shows: Shows): Promise<boolean> {
  return runAside(join(root, 'node_modules/.bin', tool), args, shows);
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
    return failed.map((test) => describe('failed', file, test));
  });
}

/** The same for each test that failed first and passed when it was repeated, as tests are on CI. */
function describeLatePasses({ testResults }: Report): readonly string[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map((test) => describe('passed only when repeated', relative(root, name), test)),
  );
}

function describe(what: string, file: string, { fullName, failureMessages }: TestReport): string {
  return [`${what}: ${file} > ${fullName}`, ...failureMessages].join('\n');
}
