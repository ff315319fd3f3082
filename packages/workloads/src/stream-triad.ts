import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { defineWorkload } from '@parbench/core';
import { requireInteger } from './require-integer.ts';

/** The factor of a triad, and the seed of the places that are checked. */
interface TriadInput {
  readonly scalar: number;
  readonly seed: number;
}

const elementsParam = { workload: 'stream-triad', name: 'elements', min: 0, max: 2 ** 30 };

/**
 * The triad of STREAM: a = b + scalar x c on arrays that no cache holds. Each worker has its own arrays. No other
 * competitor runs during a slice, so the bandwidth is that of one cell; the pilot's memory limits how many cells are open.
 */
export default defineWorkload({
  name: 'stream-triad',
  description: 'STREAM triad: a = b + scalar x c on arrays that no cache holds',
  about: {
    stresses:
      'The memory bus, which all workers share: one core may nearly fill it, and then further workers gain nothing, whatever the strategy. A task moves 24 bytes for each element.',
    source:
      'The triad of [STREAM](https://www.cs.virginia.edu/stream/ref.html) by J. D. McCalpin. By its rule, each array has four times the size of the last-level cache, as far as memory allows.',
    verification:
      'By closed form: the task adds up 1,024 elements at places drawn from the seed. All numbers are integers, so the sum is exact.',
  },
  tags: ['memory'],
  onlyOnRequest: true,
  sync: true,
  params: {
    elements: {
      default: 0,
      description: 'length of each of three arrays; 0: calibrated to four times the last-level cache',
    },
  },
  calibrate: ({ elements }) => ({
    elements: requireInteger(elementsParam, elements) > 0 ? elements : elementsOf(lastLevelCacheBytes()),
  }),
  setup({ elements }) {
    const [a, b, c] = [new Float64Array(elements), new Float64Array(elements), new Float64Array(elements)];
    // Writing to an array places its memory: the first task should not have to.
    for (let index = 0; index < elements; index++) {
      a[index] = 0;
      b[index] = bAt(index);
      c[index] = cAt(index);
    }
    return { a, b, c };
  },
  input: (_params, seed): TriadInput => ({ scalar: 1 + (seed % 1000), seed }),
  run: ({ scalar, seed }: TriadInput, { a, b, c }) => {
    for (let index = 0; index < a.length; index++) {
      a[index] = (b[index] as number) + scalar * (c[index] as number);
    }
    return sumAt(seed, a.length, (index) => a[index] as number);
  },
  verify: (sum, { scalar, seed }, { elements }) =>
    sum === sumAt(seed, elements, (index) => bAt(index) + scalar * cAt(index)),
});

function bAt(index: number): number {
  return index % 1021;
}

function cAt(index: number): number {
  return (7 * index) % 1019;
}

const places = 1024;

/** Adds up the elements at places drawn from the seed, by the generator of Park and Miller. */
function sumAt(seed: number, elements: number, elementAt: (index: number) => number): number {
  let state = (seed % 2147483646) + 1;
  let sum = 0;
  for (let place = 0; place < places; place++) {
    state = (state * 48271) % 2147483647;
    sum += elementAt(state % elements);
  }
  return sum;
}

const bytesPerElement = 8;

/** Four times the cache, but the arrays of all workers of four cells must fit in half of the memory. */
function elementsOf(cacheBytes: number): number {
  const limitBytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const mostBytes = limitBytes / 2 / (4 * availableParallelism()) / 3;
  return Math.floor(Math.min(4 * cacheBytes, mostBytes) / bytesPerElement);
}

const cacheFolder = '/sys/devices/system/cpu/cpu0/cache';
const assumedCacheBytes = 32 * 2 ** 20;

/** The size of the largest cache of the first CPU; assumed where the system does not report it. */
function lastLevelCacheBytes(): number {
  try {
    const sizes = readdirSync(cacheFolder)
      .filter((name) => name.startsWith('index'))
      .map((name) => readFileSync(`${cacheFolder}/${name}/size`, 'utf8'));
    return Math.max(...sizes.map((size) => Number.parseInt(size, 10) * 1024)) || assumedCacheBytes;
  } catch {
    return assumedCacheBytes;
  }
}
