import { defineJob, type Executor } from '@parbench/core';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';
import { outputOf } from './task-outputs.ts';

/** A range of numbers to sort, the end excluded; one that is not longer than `cutoff` is sorted in one task. */
interface Range {
  readonly numbers: Int32Array;
  readonly start: number;
  readonly end: number;
  readonly cutoff: number;
}

/** Where a task has left two ranges that are still to be sorted; none if it has sorted its own. */
type Halves = readonly (readonly [start: number, end: number])[];

const workload = 'quicksort';
const countParam = { workload, name: 'count', min: 2, max: 2 ** 28 };
const cutoffParam = { workload, name: 'cutoff', min: 2, max: 2 ** 28 };

/** Sorts an array in shared memory: each task divides a range in place, and its two parts become tasks of their own. */
export default defineJob({
  name: 'quicksort',
  description: 'sorts an array in shared memory in place; tasks start further tasks',
  about: {
    stresses:
      'Memory that the workers share, and parallelism that grows: the first task divides the whole array alone, so that no number of workers can be used from the start.',
    source:
      'Quicksort by C. A. R. Hoare, The Computer Journal 5 (1962), with the median of three; ranges up to the cutoff are left to `TypedArray.prototype.sort`.',
    verification: 'By comparison with the same numbers, made anew from the seed and sorted by Node.',
  },
  tags: ['cpu', 'shared', 'job'],
  onlyOnRequest: true,
  requires: ['sharedMemory'],
  sync: true,
  params: {
    count: { default: 500_000, description: 'how many numbers' },
    cutoff: { default: 32_768, description: 'the longest range that one task sorts' },
  },
  prepare({ count, cutoff }, seed) {
    const numbers = new Int32Array(new SharedArrayBuffer(4 * requireInteger(countParam, count)));
    numbers.set(createNumbers(count, seed));
    return { numbers, seed, cutoff: requireInteger(cutoffParam, cutoff) };
  },
  run: (range: Range) => sortRange(range),
  async drive(executor, { numbers, cutoff }) {
    await sortIn(executor, { numbers, start: 0, end: numbers.length, cutoff });
    return numbers;
  },
  verify: (sorted, { seed }) =>
    Buffer.compare(bytesOf(sorted), bytesOf(createNumbers(sorted.length, seed).sort())) === 0,
});

function createNumbers(count: number, seed: number): Int32Array<ArrayBufferLike> {
  return new Int32Array(seededBytes(4 * count, seed).buffer);
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function sortIn(executor: Executor<Halves>, range: Range): Promise<void> {
  const halves = outputOf(await executor.submit(range));
  await Promise.all(halves.map(([start, end]) => sortIn(executor, { ...range, start, end })));
}

function sortRange({ numbers, start, end, cutoff }: Range): Halves {
  if (end - start <= cutoff) {
    numbers.subarray(start, end).sort();
    return [];
  }
  const middle = divide(numbers, start, end);
  return [
    [start, middle],
    [middle, end],
  ];
}

/** Moves the numbers below a pivot to the front, by Hoare's scheme. Returns the start of the second part; neither is empty. */
function divide(numbers: Int32Array, start: number, end: number): number {
  const pivot = medianOfThree(numbers, start, end);
  let low = start;
  let high = end - 1;
  while (true) {
    while ((numbers[low] as number) < pivot) low++;
    while ((numbers[high] as number) > pivot) high--;
    if (low >= high) return Math.max(low, start + 1);
    const lower = numbers[low] as number;
    numbers[low++] = numbers[high] as number;
    numbers[high--] = lower;
  }
}

function medianOfThree(numbers: Int32Array, start: number, end: number): number {
  const candidates = [start, (start + end) >> 1, end - 1].map((place) => numbers[place] as number);
  return candidates.sort((a, b) => a - b)[1] as number;
}
