import { deepStrictEqual } from 'node:assert/strict';
import { MessageChannel } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createRingMemory } from '../../src/shared/ring-memory.ts';
import { createRingReceiver } from '../../src/shared/ring-receiver.ts';
import { createRingSender } from '../../src/shared/ring-sender.ts';

const mostFrames = 8;
let closePorts = () => {};
afterEach(() => closePorts());

test('messages arrive whole and in order, whatever they contain and however often the ring starts over', () => {
  const { post, receive } = connect(1_024);
  const value = fc.anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true });
  const large = fc.string({ minLength: 200, maxLength: 600 });
  fc.assert(
    fc.property(fc.array(fc.oneof(value, large), { minLength: 1, maxLength: mostFrames }), (values) => {
      const batch = values.flatMap((value, index) => [index + 1, value]);
      post(batch);
      deepStrictEqual(receive(), [structuredClone(batch)]);
    }),
    { numRuns: 1_000 },
  );
});

test('an object that occurs twice in a value is one object in the copy', () => {
  const { post, receive } = connect(1_024);
  const twice = { a: 1 };
  post([1, [twice, twice]]);
  const [[, [first, second]]] = receive() as [[number, [object, object]]];
  expect(first).toBe(second);
});

test('an object that two tasks share is not one object at the other end', () => {
  const { post, receive } = connect(1_024);
  const common = new Map();
  post([1, common, 2, common, 3, { common }]);
  const [[, first, , second, , third]] = receive() as [
    [number, object, number, object, number, { common: object }],
  ];
  expect(new Set([first, second, third.common]).size).toBe(3);
});

test('a full ring has room for as many frames as it was made for, in their order', () => {
  const { post, receive } = connect(1_024);
  const batches = Array.from({ length: mostFrames }, (_, id) => [id, 'x'.repeat(100 + 40 * id)]);
  for (let lap = 0; lap < 100; lap++) {
    for (const batch of batches) post(batch);
    expect(receive()).toEqual([batches.flat()]);
  }
});

test('more frames than a ring was made for are refused and overwrite nothing', () => {
  const { post, receive } = connect(64);
  const notes = 100;
  const postAll = () => {
    for (let count = 0; count < notes; count++) post({ type: 'note' });
  };
  expect(postAll).toThrow('ring is full');
  const arrived = receive();
  expect(arrived.length).toBeGreaterThanOrEqual(mostFrames);
  expect(arrived.every((note) => (note as { type: string }).type === 'note')).toBe(true);
});

test('a batch with a value that cannot be cloned is refused completely, and the next one arrives', () => {
  const { post, receive } = connect(1_024);
  expect(() => post([1, 'one', 2, new Map(), 3, () => {}])).toThrow('could not be cloned');
  expect(receive()).toEqual([]);
  expect(() => post([4, new Map(), 5, () => {}])).toThrow('could not be cloned');
  post([6, 'six']);
  post([7, 'seven', 8, new Map([[8, 8]]), 9, new Map([[9, 9]])]);
  expect(receive()).toEqual([[6, 'six', 7, 'seven', 8, new Map([[8, 8]]), 9, new Map([[9, 9]])]]);
});

test('control messages keep their order between batches', () => {
  const { post, receive } = connect(1_024);
  post([1, 'one']);
  post([2, 'two']);
  post({ type: 'note' });
  post([3, 'three']);
  expect(receive()).toEqual([[1, 'one', 2, 'two'], { type: 'note' }, [3, 'three']]);
});

test('shared memory is the same at the other end, and buffers move', () => {
  const { post, receive } = connect(1_024);
  const shared = new SharedArrayBuffer(4);
  const moved = new ArrayBuffer(4);
  post([1, { shared }]);
  post([2, moved, 3, 'neighbour'], [moved]);
  const [[, arrived], batch] = receive() as [[number, { shared: SharedArrayBuffer }], unknown[]];
  new Uint8Array(shared)[0] = 7;
  expect(new Uint8Array(arrived.shared)[0]).toBe(7);
  expect(moved.detached).toBe(true);
  expect(batch).toEqual([2, new ArrayBuffer(4), 3, 'neighbour']);
});

test('a message that is posted while others are received waits its turn, even if each leads to another', () => {
  const { post, receiver } = connect(1_024);
  const postBuffer = (id: number) => {
    const buffer = new ArrayBuffer(4);
    post([id, buffer], [buffer]);
  };
  postBuffer(0);
  for (let round = 1; round <= 10_000; round++) {
    let received = 0;
    receiver.receiveAll(() => {
      received++;
      postBuffer(round);
    });
    expect(received).toBe(1);
  }
});

function connect(ringBytes: number) {
  const ring = createRingMemory(ringBytes, mostFrames);
  const { port1, port2 } = new MessageChannel();
  closePorts = () => port1.close();
  const receiver = createRingReceiver(ring, port2);
  return {
    receiver,
    post: createRingSender(ring, port1).post,
    receive() {
      const messages: unknown[] = [];
      receiver.receiveAll((message) => messages.push(message));
      return messages;
    },
  };
}
