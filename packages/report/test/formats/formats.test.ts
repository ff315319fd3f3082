import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseJunit, type TestCase, type TestSuites } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderCsv, renderGithubActionBenchmark, renderJunit } from '../../src/index.ts';
import { allFailed, defaultMatrix, hostile, hostileNames } from '../fixtures/results.ts';

describe('CSV', () => {
  it('has a line for each cell, with the figures of the result', () => {
    const lines: Record<string, string>[] = parseCsv(renderCsv(defaultMatrix), { columns: true });
    expect(lines).toHaveLength(24);
    for (const [index, cell] of defaultMatrix.cells.entries()) {
      const comparison = defaultMatrix.comparisons.find(
        ({ a, b }) => a === cell.id && b.includes('/inline@1'),
      );
      expect(lines[index]).toMatchObject({
        cell: cell.id,
        strategy: cell.strategy.name,
        status: 'ok',
        throughputPerSecond: String(cell.metrics.throughputPerSecond?.value),
        'throughputPerSecond.low': String(cell.metrics.throughputPerSecond?.low),
        ratio: String(comparison?.ratio ?? ''),
        verdict: comparison?.verdict ?? '',
      });
    }
  });

  it('keeps negative figures as they are, and takes no name for a formula', () => {
    const [cell] = defaultMatrix.cells;
    if (cell === undefined) throw new Error('The fixture has no cell.');
    const strategy = { ...cell.strategy, name: '=1+1' };
    const changed = { ...cell, strategy, metrics: { memoryBytes: { value: -4096, n: 1 } } };
    const text = renderCsv({ ...defaultMatrix, cells: [changed] });
    expect(parseCsv(text, { columns: true })).toMatchObject([{ strategy: "'=1+1", memoryBytes: '-4096' }]);
  });

  it('shows control characters of names', () => {
    const text = renderCsv(hostile);
    expect(text).toContain('\\u001b[31mred');
    expect(text).not.toContain('\u001b');
  });
});

describe('JUnit XML', () => {
  const casesOf = async (xml: string) => {
    const { testsuite = [] } = (await parseJunit(xml)) as TestSuites;
    return testsuite.flatMap(({ testcase = [] }) => testcase);
  };

  it('has a suite for each workload and a test case for each cell, with the verdict', async () => {
    const suites = (await parseJunit(renderJunit(defaultMatrix))) as TestSuites;
    expect(suites).toMatchObject({ name: 'parbench', tests: 24, failures: 0, errors: 0 });
    expect(suites.testsuite?.map(({ name }) => name)).toEqual(defaultMatrix.workloads.map(({ key }) => key));
    const cases = await casesOf(renderJunit(defaultMatrix));
    expect(cases.map(({ name }) => name)).toEqual(defaultMatrix.cells.map(({ id }) => id));
    expect(cases[1]?.['system-out']?.[0]).toMatch(/^[\d.]+x noop\/inline@1 \(.*\d+ blocks.*\): slower/);
  });

  it('has a failure for each cell that failed or timed out, and tells skipped ones from them', async () => {
    const [first, ...others] = allFailed.cells;
    if (first === undefined) throw new Error('The fixture has no cell.');
    const skipped = { ...first, status: 'skipped', reason: 'it lacks `abort`' } as const;
    const cases = await casesOf(renderJunit({ ...allFailed, cells: [skipped, ...others] }));
    const failures = cases.flatMap(({ failure = [] }: TestCase) => failure);
    expect(failures).toHaveLength(23);
    expect(failures[0]).toMatchObject({ type: 'timeout', message: 'a task took longer than 10 s' });
    expect(cases[0]?.skipped).toMatchObject([{ message: 'it lacks `abort`' }]);
  });

  it('is well-formed with hostile names, which keep their text', async () => {
    const cases = await casesOf(renderJunit(hostile));
    expect(cases).toHaveLength(24);
    expect(cases[1]?.name).toContain(hostileNames[1]);
  });
});

/** What the action reads of an entry, and rejects a file without. */
const entrySchema = z.strictObject({
  name: z.string(),
  unit: z.string(),
  value: z.number(),
  range: z.string().optional(),
  extra: z.string().optional(),
});

describe('github-action-benchmark', () => {
  it('has the throughput of each cell, and its ratio to the baseline', () => {
    const entries = z.array(entrySchema).parse(JSON.parse(renderGithubActionBenchmark(defaultMatrix)));
    expect(entries).toHaveLength(24 + 18);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    const [threads] = defaultMatrix.comparisons;
    expect(entries).toContainEqual(
      expect.objectContaining({ name: `${threads?.a} vs ${threads?.b}`, unit: 'x', value: threads?.ratio }),
    );
  });

  it('has no entry for what was not measured', () => {
    expect(JSON.parse(renderGithubActionBenchmark(allFailed))).toEqual([]);
  });
});
