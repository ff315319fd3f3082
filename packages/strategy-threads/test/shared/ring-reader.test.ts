import { expect, onTestFinished, test, vi } from 'vitest';
import { createRingMemory, word } from '../../src/shared/ring-memory.ts';
import { createRingReader } from '../../src/shared/ring-reader.ts';
import { createRingWriter } from '../../src/shared/ring-writer.ts';

test('the next frame wakes a reader, even if a writer came while it was about to sleep', async () => {
  const memory = createRingMemory(1_024, 8);
  const reader = createRingReader(memory);
  const writer = createRingWriter(memory);
  const positions = new Int32Array(memory.words);
  const { waitAsync } = Atomics;
  const spy = vi.spyOn(Atomics, 'waitAsync').mockImplementationOnce((...sleep) => {
    // The action of a writer that was delayed behind a frame which the reader read long ago.
    Atomics.store(positions, word.isAsleep, 0);
    Atomics.notify(positions, word.isAsleep);
    setImmediate(() => {
      writer.addValue(1, 'one');
      writer.publish();
    });
    return waitAsync(...(sleep as Parameters<typeof waitAsync>)) as ReturnType<typeof waitAsync>;
  });
  onTestFinished(() => spy.mockRestore());
  await vi.waitUntil(async () => {
    await new Promise<void>((resolve) => reader.whenNext(resolve));
    return reader.next();
  });
  expect(reader.takeValue()).toBe('one');
});

test('a reader that is about to block spins for a while and need not be woken', () => {
  const { reader, writer, clock, wait } = createBlockingPair();
  clock.mockReturnValueOnce(0).mockImplementationOnce(() => {
    writer.addValue(1, 'one');
    writer.publish();
    return 0.01;
  });
  reader.blockUntilNext(0.02);
  expect(reader.next()).toBe(true);
  expect(wait).not.toHaveBeenCalled();
});

test('a reader that has spun without success sleeps, and spins less and less often', () => {
  const { memory, reader, clock, wait } = createBlockingPair();
  let now = 0;
  clock.mockImplementation(() => now++);
  const looks = Array.from({ length: 16 }, () => {
    clock.mockClear();
    reader.blockUntilNext(0.5);
    return clock.mock.calls.length > 0;
  });
  expect(wait).toHaveBeenCalledTimes(16);
  expect(new Int32Array(memory.words)[word.isAsleep]).toBe(1);
  expect(looks.flatMap((hasLooked, index) => (hasLooked ? [index] : []))).toEqual([0, 3, 8]);
});

/** Creates a ring with both ends, a clock that can be set, and sleep that ends at once. */
function createBlockingPair() {
  const memory = createRingMemory(1_024, 8);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const wait = vi.spyOn(Atomics, 'wait').mockReturnValue('ok');
  onTestFinished(() => {
    clock.mockRestore();
    wait.mockRestore();
  });
  return { memory, reader: createRingReader(memory), writer: createRingWriter(memory), clock, wait };
}
