import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFrame, encodeFrame, headBytes } from '../src/socket/frame.ts';
import { createFrameReader } from '../src/socket/frame-reader.ts';

const primitive = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.constantFrom(null, undefined, -0, '\ud800'),
);
const message = fc.oneof(
  fc.array(primitive),
  fc.array(
    fc.anything({
      withTypedArray: true,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
    }),
  ),
);

test('messages arrive as structured clones of themselves, wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 5 }), fc.array(fc.nat()), (messages, cuts) => {
      const stream = Buffer.concat(messages.map((sent) => encodeFrame(sent)));
      expect(readInPieces(stream, cuts)).toEqual(messages.map((sent) => structuredClone(sent)));
    }),
  );
});

test('views have memory of their own', () => {
  const sent = [
    1,
    { first: Uint8Array.of(1, 2), second: new DataView(new ArrayBuffer(3)), third: Float64Array.of(4) },
  ];
  const [received] = readInPieces(encodeFrame(sent), []) as [[number, Record<string, ArrayBufferView>]];
  expect(Object.values(received[1]).map(({ buffer }) => buffer.byteLength)).toEqual([2, 3, 8]);
});

test.each([
  ['a function', () => 1, 'could not be cloned'],
  ['shared memory', new SharedArrayBuffer(4), 'could not be cloned'],
  ['a view of shared memory', new Uint8Array(new SharedArrayBuffer(4)), 'is a view of shared memory'],
  ['an object that only Node can move', new MessageChannel().port1, 'host object'],
])('%s is refused, and the message says why', (_, value, message) => {
  expect(() => encodeFrame([1, value])).toThrow(message);
});

test('a large frame in many chunks is assembled once', () => {
  const bytes = Buffer.alloc(8 * 1024 * 1024, 'parbench');
  const chunk = 1_000;
  const cuts = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) => index * chunk);
  const [received] = readInPieces(encodeFrame([1, { bytes }]), cuts) as [[number, { bytes: Buffer }]];
  expect(received[1].bytes.equals(bytes)).toBe(true);
});

/** Returns the messages that a reader finds in `stream` when it arrives in pieces that end at `cuts`. */
function readInPieces(stream: Buffer, cuts: readonly number[]): readonly unknown[] {
  const received: unknown[] = [];
  const read = createFrameReader((kind, body) => received.push(decodeFrame(kind, body)));
  const ends = [...cuts.map((cut) => cut % (stream.length + 1)).toSorted((a, b) => a - b), stream.length];
  let start = 0;
  for (const end of ends) {
    read(stream.subarray(start, end));
    start = end;
  }
  return received;
}

test('a frame whose head is cut is read', () => {
  const frame = encodeFrame([1, 2]);
  for (let cut = 0; cut <= headBytes; cut += 1) expect(readInPieces(frame, [cut])).toEqual([[1, 2]]);
});
