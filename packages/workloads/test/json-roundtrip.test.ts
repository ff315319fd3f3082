import type { JsonRoundtripResult } from '@parbench/workloads/json-roundtrip';
import jsonRoundtrip from '@parbench/workloads/json-roundtrip';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('json-roundtrip', () => {
  it('agrees with the length and checksum that verify computes without JSON, for any size', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat(), (records, seed) => {
        const input = jsonRoundtrip.input({ records }, seed);
        const output = jsonRoundtrip.run(input, undefined, { records });
        expect(jsonRoundtrip.verify?.(output, input, { records })).toBe(true);
      }),
    );
  });

  it('writes an empty list for no records', () => {
    const input = jsonRoundtrip.input({ records: 0 }, 1);
    expect(jsonRoundtrip.run(input, undefined, { records: 0 })).toEqual({ characters: 2, checksum: 0 });
  });

  it('rejects the output for another seed', () => {
    const params = { records: 20 };
    const output = jsonRoundtrip.run(jsonRoundtrip.input(params, 1), undefined, params);
    expect(jsonRoundtrip.verify?.(output, jsonRoundtrip.input(params, 2), params)).toBe(false);
  });

  it('writes about 135 characters per record, as its parameter says', () => {
    const params = { records: 500 };
    const output = jsonRoundtrip.run(
      jsonRoundtrip.input(params, 1),
      undefined,
      params,
    ) as JsonRoundtripResult;
    expect(Math.abs(output.characters / 500 - 135)).toBeLessThan(2);
  });

  it('refuses a negative number of records', () => {
    expect(() => jsonRoundtrip.input({ records: -1 }, 1)).toThrow(/`records` of `json-roundtrip`/);
  });
});
