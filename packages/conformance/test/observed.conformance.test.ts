import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[];
}

interface Assertion {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

let assertions: readonly Assertion[];

beforeAll(async () => {
  assertions = await runVitest();
}, 120_000);

test('a strategy whose faults are all listed is green', () => {
  expect(redIn('both faults are listed')).toEqual([]);
});

test('a fault that is not listed is red', () => {
  expect(redIn('one fault is not listed')).toEqual([
    expect.stringMatching(/`errors\/null` is broken by faulty 1\.0\.0 but not listed: add it/),
  ]);
});

test('a failure says what is promised, what was seen, who is usually to blame and where to read on', () => {
  const [failure] = redIn('one fault is not listed');
  expect(failure).toContain('`errors/null` is broken: a thrown null settles its task as task-error');
  expect(failure).toContain('problem:  rejected by the library');
  expect(failure).toContain('culprit:  usually the library: it must return what a task throws');
  expect(failure).toContain('docs/conformance.md#clauses');
});

test('a listed fault that has disappeared is red', () => {
  expect(redIn('one fault has disappeared')).toEqual([
    expect.stringMatching(
      /`errors\/null` is listed as a fault of faulty 1\.1\.0 .* passes: remove it from the list/,
    ),
  ]);
});

test.each(['an intermittent fault has not shown', 'an intermittent fault has shown'])(
  '%s: its test is skipped, and the others are green',
  (title) => {
    expect(statesIn(title).toSorted()).toEqual(['passed', 'passed', 'passed', 'skipped']);
  },
);

test('a listed clause that does not exist is red', () => {
  expect(redIn('a listed clause does not exist')).toEqual([expect.stringContaining('errors/nil')]);
});

test('a library that blocks its process is ended, and the run continues', () => {
  expect(redIn('a listed fault blocks the process')).toEqual([]);
});

function statesIn(title: string): readonly string[] {
  return assertions
    .filter(({ ancestorTitles }) => ancestorTitles.includes(title))
    .map(({ status }) => status);
}

function redIn(title: string): readonly string[] {
  const tests = assertions.filter(({ ancestorTitles }) => ancestorTitles.includes(title));
  expect(tests).toHaveLength(4);
  return tests
    .filter(({ status }) => status !== 'passed')
    .map(({ failureMessages }) => failureMessages.join('\n'));
}

// Exits with 1, as it should, because some tests are red; the report says which.
async function runVitest(): Promise<readonly Assertion[]> {
  const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
  const config = fileURLToPath(new URL('fixtures/observed/vitest.config.ts', import.meta.url));
  const root = fileURLToPath(new URL('..', import.meta.url));
  const reportFile = new URL('../reports/observed.json', import.meta.url);
  await rm(reportFile, { force: true });
  await new Promise((resolve) => {
    const options = { timeout: 110_000 };
    execFile(process.execPath, [vitest, 'run', '--root', root, '--config', config], options, resolve);
  });
  const report: Report = JSON.parse(await readFile(reportFile, 'utf8'));
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}
