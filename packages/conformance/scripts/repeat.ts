/**
 * Runs the whole suite for every strategy of ours repeatedly, and counts the tests that are not always green.
 * `--libraries` runs it for the pools of libraries instead, whose cases must end as their findings say; `--only leftovers/`
 * runs only the cases that match.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packagesOfLibraries } from './our-strategies.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    libraries: { type: 'boolean', default: false },
  },
});
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));

/**
 * Files at a time: one more than cores, since a file waits for a third of its time. Of the libraries one, since several
 * of its cases already run at a time.
 */
const workers = String(values.libraries ? 1 : availableParallelism() + 1);

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[];
}

interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

const failures = new Map<string, number>();
for (let round = 1; round <= Number(values.times); round += 1) {
  const startedAt = performance.now();
  const [report, exitCode] = await runSuite();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  console.log(`run ${round}: ${report.numPassedTests} passed, ${report.numFailedTests} failed, ${seconds} s`);
  for (const { fullName, failureMessages } of failedIn(report, exitCode)) {
    failures.set(fullName, (failures.get(fullName) ?? 0) + 1);
    console.log(`  ${fullName}: ${failureMessages.join('\n')}`);
  }
}
for (const [name, count] of failures) console.log(`failed in ${count} of ${values.times} runs: ${name}`);
console.log(
  failures.size === 0
    ? `${values.times} runs without a flake`
    : `${failures.size} tests are not always green`,
);
process.exitCode = failures.size === 0 ? 0 : 1;

async function runSuite(): Promise<readonly [Report, exitCode: number | null]> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-repeat-'));
  const outputFile = join(folder, 'report.json');
  const chosen = [
    ...['.conformance.test.ts', '--testNamePattern', values.only],
    ...packagesOfLibraries.flatMap((name) => [
      '--project',
      `${values.libraries ? '' : '!'}@parbench/${name}`,
    ]),
  ];
  const options = ['--maxWorkers', workers, '--reporter', 'json', '--outputFile', outputFile];
  try {
    const command = [vitest, 'run', ...chosen, ...options];
    const { status } = spawnSync(process.execPath, command, { cwd: repository, stdio: 'ignore' });
    return [JSON.parse(await readFile(outputFile, 'utf8')), status];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns the failed tests, or an error if there is none: a file whose process ended has tests that neither passed nor failed. */
function failedIn({ testResults }: Report, exitCode: number | null): readonly Assertion[] {
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  if (exitCode === 0 || failed.length > 0) return failed;
  return [{ fullName: 'an error outside the tests', status: 'failed', failureMessages: [] }];
}
