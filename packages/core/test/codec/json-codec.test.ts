import { decodeTagged, encodeTagged } from '@parbench/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonCodec } from '../../src/codec/json-codec.ts';

const leaf = fc.oneof(
  fc.constantFrom(undefined, null, Number.NaN, -0, Number.POSITIVE_INFINITY, true),
  fc.double(),
  fc.string(),
  fc.uint8Array(),
  fc.float64Array(),
  fc.bigInt64Array(),
);
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('node')),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', 'length')), tie('node')),
  ),
})).node;

test('every value that is carried arrives unchanged', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(overJson(value)).toStrictEqual(plain(value));
    }),
  );
});

test('values that JSON preserves pass through without a copy', () => {
  const value = { rows: [{ id: 1, name: 'one', ok: true, next: null }] };
  expect(jsonCodec.encode(value)).toBe(value);
});

test.each([
  ['an ArrayBuffer', new Uint8Array([1, 2, 3]).buffer],
  ['a Buffer', Buffer.from('bytes')],
  ['a DataView', new DataView(new ArrayBuffer(4))],
  ['a view of a part', new Uint16Array(new ArrayBuffer(16), 4, 3).fill(513)],
  ['no bytes', new Uint8Array()],
  ['many bytes', new Uint8Array(100_000).fill(7)],
])('%s arrives with its type and bytes', (_what, value) => {
  expect(overJson(value)).toStrictEqual(value);
});

test('decoded bytes own their memory', () => {
  expect((overJson(new Uint8Array([1])) as Uint8Array).buffer.byteLength).toBe(1);
});

const cycle: { self?: unknown } = {};
cycle.self = cycle;

test.each([
  ['a function', { job: { run() {} } }, '`job.run` is a function'],
  ['a symbol', [Symbol('s')], '`0` is a symbol'],
  ['a BigInt', { n: 1n }, '`n` is a bigint'],
  ['a Map', new Map(), 'The value itself is a Map'],
  ['a Date', { at: new Date() }, '`at` is a Date'],
  ['an Error', new RangeError('no'), 'The value itself is a RangeError'],
  ['an instance', { of: new (class Point {})() }, '`of` is a Point'],
  ['a cycle', cycle, '`self` is a reference to an object that contains it'],
  ['shared memory', { memory: new SharedArrayBuffer(4) }, '`memory` is a SharedArrayBuffer'],
  ['a view of shared memory', new Uint8Array(new SharedArrayBuffer(4)), 'The value itself is a Uint8Array'],
])('%s is refused, with its path and type', (_what, value, message) => {
  expect(() => jsonCodec.encode(value)).toThrow(message);
  expect(() => jsonCodec.encode(value)).toThrow(
    'A strategy whose values are structured clones carries more types',
  );
});

test('a BigInt is carried if the options say so', () => {
  const value = { n: 2n ** 70n, list: [-1n] };
  const encoded = JSON.parse(JSON.stringify(encodeTagged(value, { carriesBigInt: true })));
  expect(decodeTagged(encoded)).toStrictEqual(value);
});

test('an object that occurs twice, but not inside itself, is carried', () => {
  const twice = { bytes: new Uint8Array([1]) };
  expect(overJson([twice, twice])).toStrictEqual([twice, twice]);
});

function overJson(value: unknown): unknown {
  return jsonCodec.decode(JSON.parse(JSON.stringify(jsonCodec.encode(value))));
}

/** Turns objects with a null prototype, which fast-check generates, into plain ones. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
