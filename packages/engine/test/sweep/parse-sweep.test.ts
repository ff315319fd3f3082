import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseResult } from '@parbench/engine/result';
import { analyseGranularity, parseSweep, type Sweep } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';
import { sweepJsonSchema } from '../../src/sweep/json-schema.ts';
import { sweptGranularity } from '../support/swept-run.ts';

const result = sweptGranularity([0.01, 0.1], [{ name: 'threads', overheadMs: 0.04 }]);
const sweep: Sweep = {
  kind: 'sweep',
  schemaVersion: 1,
  analysis: analyseGranularity(result, { workload: 'spin', param: 'ms' }),
  result,
};
const text = JSON.stringify(sweep);

describe('reading a sweep', () => {
  it('gives back what was written', () => {
    expect(parseSweep(text)).toEqual(sweep);
  });

  it.each([
    { what: 'a sweep that was cut short', text: text.slice(0, -20), message: /`s\.json` is not JSON/ },
    { what: 'a result', text: JSON.stringify(result), message: /is not a sweep: expected .*`kind`/ },
    { what: 'null', text: 'null', message: /is not a sweep/ },
    {
      what: 'another version',
      text: JSON.stringify({ ...sweep, schemaVersion: 2 }),
      message: /`schemaVersion` 2: expected 1/,
    },
    {
      what: 'an invalid field',
      text: JSON.stringify({ ...sweep, analysis: { ...sweep.analysis, level: 'half' } }),
      message: /invalid field `analysis\.level`/,
    },
  ])('refuses $what', ({ text: document, message }) => {
    const thrown = expect.objectContaining({ code: 'result', message: expect.stringMatching(message) });
    expect(() => parseSweep(document, 's.json')).toThrow(thrown);
  });

  it('is not confused with reading a result', () => {
    expect(() => parseResult(text, 's.json')).toThrow(/`s\.json` is a sweep.*The field `result`/);
  });
});

describe('published JSON Schema of a sweep', () => {
  it('matches the schema in the code (or run `pnpm schema`)', async () => {
    const file = fileURLToPath(import.meta.resolve('@parbench/engine/sweep.schema.json'));
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(sweepJsonSchema())));
  });
});
