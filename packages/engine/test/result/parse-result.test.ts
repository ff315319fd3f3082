import { buildResult, parseResult } from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';
import { cellRecord, runRecord } from '../support/run-record.ts';

const result = buildResult(runRecord([cellRecord('inline', [100, 101]), cellRecord('threads', [190, 191])]));
const text = JSON.stringify(result);

describe('reading a result', () => {
  it('gives back what was written', () => {
    expect(parseResult(text)).toEqual(result);
  });

  it.each([
    { what: 'one cut short', text: text.slice(0, -20), message: /`out\.json` is not JSON, or was cut short/ },
    { what: 'an empty file', text: '', message: /not JSON.*0 characters/ },
    { what: 'a list', text: '[]', message: /not a result of parbench/ },
    { what: 'nothing', text: 'null', message: /not a result of parbench/ },
    { what: 'a package.json', text: '{"name":"x"}', message: /not a result of parbench/ },
    {
      what: 'another version',
      text: JSON.stringify({ ...result, schemaVersion: 2 }),
      message: /`schemaVersion` 2: expected 1/,
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
  ])('tells of $what', ({ text: document, message }) => {
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
});
