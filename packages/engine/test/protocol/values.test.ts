import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeValues, encodeValues, mostInlineBytes } from '../../src/protocol/values.ts';

const folder = mkdtempSync(join(tmpdir(), 'parbench-values-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
async function write(text: Buffer): Promise<string> {
  const path = join(folder, `${++files}.json`);
  await writeFile(path, text);
  return path;
}

describe('values for a host in another language', () => {
  it.each([
    ['an integer', 7, 7],
    ['a fraction', 0.5, 0.5],
    ['negative zero', -0, { $: 'number', text: '-0' }],
    ['NaN', Number.NaN, { $: 'number', text: 'NaN' }],
    ['an infinity', -Infinity, { $: 'number', text: '-Infinity' }],
    ['a BigInt', 2n ** 64n, { $: 'bigint', text: '18446744073709551616' }],
    ['nothing', undefined, { $: 'undefined' }],
    ['null', null, null],
    ['bytes', new Uint8Array([1, 2]), { $: 'Uint8Array', base64: 'AQI=' }],
    ['text', 'ü\u2028', 'ü\u2028'],
    ['a list and an object', [{ a: [true] }], [{ a: [true] }]],
    ['a key that is a tag', { $: 1 }, { $: 'object', entries: [['$', 1]] }],
  ])('are encoded as the page says: %s', async (_what, value, json) => {
    const encoded = await encodeValues([value], write);
    expect(encoded).toEqual([{ json }]);
    expect(await decodeValues(JSON.parse(JSON.stringify(encoded)))).toStrictEqual([value]);
  });

  it('travel by file beyond 64 KiB, several in one', async () => {
    const values = ['small', 'a'.repeat(mostInlineBytes), new Uint8Array(100_000).fill(7)];
    const encoded = await encodeValues(values, write);
    const [first, second, third] = encoded;
    expect(first).toEqual({ json: 'small' });
    if (second === undefined || !('path' in second) || third === undefined || !('path' in third)) {
      throw new Error('expected two values in files');
    }
    expect(third).toMatchObject({ path: second.path, offset: second.length });
    expect((await readFile(second.path)).length).toBe(second.length + third.length);
    expect(await decodeValues(encoded)).toStrictEqual(values);
  });

  it('that cannot be encoded skip the cell, with their path', async () => {
    await expect(encodeValues([{ job: { run() {} } }], write)).rejects.toMatchObject({
      status: 'skipped',
      message: expect.stringContaining('`job.run` is a function'),
    });
  });
});
