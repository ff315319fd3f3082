import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createValueReader } from '../../src/shared/value-reader.ts';
import { createValueWriter } from '../../src/shared/value-writer.ts';

const start = 3;
const memory = new SharedArrayBuffer(10_000);
const writer = createValueWriter(memory);
const reader = createValueReader(memory);

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['negative zero', -0],
  ['NaN', Number.NaN],
  ['a short text', 'text'],
  ['a text with letters beyond ASCII', 'für'],
  ['a text with letters beyond one byte', 'Ω'],
  ['a lone surrogate', '\ud800'],
  ['a long text', 'text '.repeat(100)],
  ['a long text with letters beyond one byte', 'Ω '.repeat(100)],
  ['a typed array', Float64Array.of(1, 2, 3)],
  ['a view of a part', new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
  ['a data view', new DataView(Uint8Array.of(1, 2).buffer)],
  ['a buffer of bytes', Uint8Array.of(1, 2).buffer],
  ['an empty array', []],
  ['an array', [1, 'a', [undefined]]],
  ['a plain object', { a: 1, b: { c: [true] }, '': undefined }],
])('carries %s as structured clone does', (_, value) => {
  const end = writer.write(value, start, memory.byteLength);
  expect(end).toBeGreaterThan(start);
  deepStrictEqual(reader.read(start), structuredClone(value));
});

const one = { shared: true };
const bytes = new Uint8Array(8);
const cycle: unknown[] = [];
cycle.push(cycle);

test.each<[string, unknown]>([
  ['a function', () => {}],
  ['a symbol', Symbol('s')],
  ['a BigInt', 1n],
  ['a map', new Map()],
  ['a date', new Date()],
  ['an error', new Error('e')],
  ['an instance', new (class Point {})()],
  ['an object without prototype', Object.create(null)],
  ['a proxy', new Proxy({}, {})],
  ['an array with a hole', new Array(2)],
  ['an array with a property', 'ab'.match(/b/)],
  ['an array with a hole and a property', Object.assign(new Array(1), { a: 1 })],
  ['an own `__proto__`', JSON.parse('{"__proto__": 1}')],
  ['a value that refers to itself', cycle],
  ['an object that occurs twice', [one, one]],
  ['two views of one buffer', [bytes, bytes.subarray(1)]],
  ['shared memory', new SharedArrayBuffer(8)],
  ['a view of shared memory', new Uint8Array(new SharedArrayBuffer(8))],
  ['a buffer that can grow', new ArrayBuffer(8, { maxByteLength: 16 })],
  ['many objects', Array.from({ length: 20 }, () => ({}))],
  ['a value that does not fit', 'x'.repeat(memory.byteLength)],
])('leaves %s to structured clone', (_, value) => {
  expect(writer.write(value, start, memory.byteLength)).toBe(-1);
});

test('a text with one byte per letter does not need room for two', () => {
  const text = 'x'.repeat(1_000);
  expect(writer.write(text, start, start + 5 + text.length)).toBe(start + 5 + text.length);
});

test('every written value arrives as by structured clone and stays within its limit', () => {
  let carried = 0;
  fc.assert(
    fc.property(fc.oneof(anyValue(), fc.anything()), fc.integer({ min: start, max: 400 }), (value, limit) => {
      const all = new Uint8Array(memory).fill(0xaa);
      const end = writer.write(value, start, limit);
      expect(all.subarray(limit).every((byte) => byte === 0xaa)).toBe(true);
      if (end < 0) return;
      carried++;
      expect(end).toBeLessThanOrEqual(limit);
      deepStrictEqual(reader.read(start), structuredClone(value));
    }),
    { numRuns: 2_000 },
  );
  expect(carried).toBeGreaterThan(500);
});

function anyValue(): fc.Arbitrary<unknown> {
  return fc.anything({
    maxDepth: 3,
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
  });
}
