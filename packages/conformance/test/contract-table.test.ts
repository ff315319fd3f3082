import { readFile } from 'node:fs/promises';
import { conformanceCases } from '@parbench/conformance';
import { expect, test } from 'vitest';
import { page, renderPage } from '../scripts/table-page.ts';
import { applicabilityOf, strategyKinds } from '../src/applicability.ts';

test('the table in the docs is that of the cases', async () => {
  expect(await readFile(page, 'utf8')).toBe(await renderPage());
});

test('every clause has a name of its own and binds some kind of strategy', () => {
  const clauses = conformanceCases.map(({ clause }) => clause);
  expect(new Set(clauses).size).toBe(clauses.length);
  for (const testCase of conformanceCases) {
    const statuses = strategyKinds.map((kind) => applicabilityOf(testCase, kind).status);
    expect(statuses, testCase.clause).not.toEqual(statuses.map(() => 'not-applicable'));
  }
});

test.each([
  ['crashes/exit-0', ['not-applicable', 'required', 'required', 'required']],
  ['crashes/abort', ['not-applicable', 'not-applicable', 'required', 'required']],
  ['crashes/out-of-memory', ['not-applicable', 'by-capability', 'required', 'required']],
  ['transfer/moves', ['required', 'by-capability', 'not-applicable', 'not-applicable']],
  ['settling/worker-per-task', ['not-applicable', 'by-capability', 'by-capability', 'not-applicable']],
  ['errors/error', ['required', 'required', 'required', 'required']],
])('%s binds inline, threads, processes and cluster as %j', (clause, expected) => {
  const testCase = conformanceCases.find((candidate) => candidate.clause === clause);
  const statuses = strategyKinds.map((kind) => testCase && applicabilityOf(testCase, kind).status);
  expect(statuses).toEqual(expected);
});
