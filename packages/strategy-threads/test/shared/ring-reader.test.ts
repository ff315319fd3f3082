import { expect, onTestFinished, test, vi } from 'vitest';
import { createRingMemory, word } from '../../src/shared/ring-memory.ts';
import { createRingReader } from '../../src/shared/ring-reader.ts';
import { createRingWriter } from '../../src/shared/ring-writer.ts';

test('a reader is woken by the next frame, though a writer came by while it was about to sleep', async () => {
  const memory = createRingMemory(1_024, 8);
  const reader = createRingReader(memory);
  const writer = createRingWriter(memory);
  const positions = new Int32Array(memory.words);
  const { waitAsync } = Atomics;
  const spy = vi.spyOn(Atomics, 'waitAsync').mockImplementationOnce((...sleep) => {
    // What a writer does that was held up behind a frame which the reader has read long since.
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
