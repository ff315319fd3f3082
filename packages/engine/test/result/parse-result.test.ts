import { readFile } from 'node:fs/promises';
import { buildResult } from '@parbench/engine/internal';
import { parseResult, resultSchema } from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';
import { measuredCell, measuredRun } from '../support/measured-run.ts';

const result = buildResult(
  measuredRun([measuredCell('inline', [100, 101]), measuredCell('threads', [190, 191])]),
);
const text = JSON.stringify(result);

/** Advice of schema version 1. */
const firstAdvice = {
  workload: 'noop',
  action: 'undecided',
  choice: 'noop/inline@1',
  best: { cell: 'noop/threads@2', strategy: 'threads', workers: 2 },
  widths: [],
  leftOut: [{ strategy: 'processes', workers: 2, ratio: 0.6 }],
  task: { costMs: 1, handOverMs: 0.02, isWaiting: false, copiesArguments: false },
  text: [],
};

describe('reading a result', () => {
  it('gives back what was written', () => {
    expect(parseResult(text)).toEqual(result);
  });

  it.each([
    {
      what: 'a result that was cut short',
      text: text.slice(0, -20),
      message: /`out\.json` is not JSON, or was cut short/,
    },
    { what: 'an empty file', text: '', message: /not JSON.*0 characters/ },
    { what: 'a list', text: '[]', message: /not a result of parbench/ },
    { what: 'null', text: 'null', message: /not a result of parbench/ },
    { what: 'a package.json', text: '{"name":"x"}', message: /not a result of parbench/ },
    {
      what: 'another version',
      text: JSON.stringify({ ...result, schemaVersion: 3 }),
      message: /`schemaVersion` 3: expected 2 or 1/,
    },
    {
      what: 'an invalid field',
      text: JSON.stringify({ ...result, run: { ...result.run, durationMs: 'long' } }),
      message: /invalid field `run\.durationMs`: .*expected number/,
    },
    {
      what: 'an invalid field in a list',
      text: text.replace('"workers":2', '"workers":0'),
      message: /invalid field `cells\[0\]\.workers`/,
    },
  ])('refuses $what', ({ text: document, message }) => {
    const thrown = expect.objectContaining({
      name: 'ParbenchError',
      code: 'result',
      message: expect.stringMatching(message),
    });
    expect(() => parseResult(document, 'out.json')).toThrow(thrown);
  });

  it('reads a document with fields that a later parbench added', () => {
    expect(parseResult(JSON.stringify({ ...result, later: 1 }))).toEqual(result);
  });

  describe('of schema version 1', async () => {
    const file = new URL('../fixtures/result-of-version-1.json', import.meta.url);
    const first = await readFile(file, 'utf8');
    const upgraded = parseResult(first, 'first.json');

    it('adds keys, a runtime, and the libraries from its versions', () => {
      expect(resultSchema.parse(upgraded)).toEqual(upgraded);
      expect(upgraded).toMatchObject({
        schemaVersion: 2,
        hosts: [{ key: 'local', identity: { cpuModel: 'A Processor of Some Make' } }],
        runtimes: [{ key: 'node', implementation: 'Node.js', version: '26.10.0' }],
        workloads: [{ key: 'noop', occupancy: 4 }],
        blockAutocorrelation: 0,
      });
      const [inline] = upgraded.cells;
      const pool = upgraded.cells.at(-1);
      expect(inline?.strategy).toMatchObject({ name: 'inline', unit: 'driver', libraries: [] });
      expect(pool?.strategy).toMatchObject({ version: '1.0.0', libraries: [{ name: 'tinypool' }] });
      expect(pool?.strategy).not.toHaveProperty('unit');
      for (const { workload, runtime, host } of upgraded.cells)
        expect([workload.key, runtime, host]).toEqual(['noop', 'node', 'local']);
    });

    it('keeps its measurements and verdicts', () => {
      const { cells, comparisons, workloads } = JSON.parse(first);
      expect(upgraded.cells.map(({ trials, metrics }) => ({ trials, metrics }))).toEqual(
        cells.map(({ trials, metrics }: (typeof upgraded.cells)[number]) => ({ trials, metrics })),
      );
      expect(upgraded.comparisons).toEqual(comparisons);
      expect(upgraded.workloads[0]?.summary).toBe(workloads[0].summary);
      expect(upgraded.workloads[0]?.ranking).toHaveLength(cells.length);
    });

    it('gives the fields of advice their current names', () => {
      const { advice } = parseResult(JSON.stringify({ ...JSON.parse(first), advice: [firstAdvice] }));
      expect(advice).toMatchObject([
        { workload: 'noop', screenedOut: firstAdvice.leftOut, task: { costMs: 1, dispatchCostMs: 0.02 } },
      ]);
    });

    it('names an invalid field of it', () => {
      const broken = first.replace('"workers": 2', '"workers": 0');
      expect(() => parseResult(broken, 'first.json')).toThrow(/invalid field `cells\[1\]\.workers`/);
    });
  });
});
