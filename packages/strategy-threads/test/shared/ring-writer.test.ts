import { expect, test } from 'vitest';
import { createRingMemory } from '../../src/shared/ring-memory.ts';
import { createRingReader } from '../../src/shared/ring-reader.ts';
import { createRingWriter } from '../../src/shared/ring-writer.ts';

const valueBytes = 1_024;
/** Bytes for the kind and the length of a value. */
const overhead = 6;

test('at every position, the largest value in a ring has a quarter of its size', () => {
  const memory = createRingMemory(valueBytes, 8);
  const writer = createRingWriter(memory);
  const reader = createRingReader(memory);
  const largest = new Uint8Array(valueBytes / 4 - overhead);
  for (let lap = 0; lap < 100; lap++) {
    expect(writer.addValue(lap, new Uint8Array(largest.length + 1))).toBe(false);
    expect(writer.addValue(lap, largest)).toBe(true);
    writer.publish();
    expect(reader.next()).toBe(true);
    expect(reader.takeValue()).toEqual(largest);
    expect(reader.next()).toBe(false);
  }
});
