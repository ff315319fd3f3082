import { createHash } from 'node:crypto';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireKnown } from './require-known.ts';

/** SHA-256 of the bitmaps by size. The tests confirm them in exact arithmetic. */
const known: Readonly<Record<number, string>> = {
  64: '85e8215fa1e768eda9fb0f753dd987daeaacf912b1a6d917d2cd1f2c783ab31e',
  200: '0d7e6e396f5a430a29223b731e96ce775b9f355a6b967e1131abbf53b7b1628d',
};

const sizeParam = { workload: 'mandelbrot', name: 'size', known };

const mostIterations = 50;

/**
 * mandelbrot of the Computer Language Benchmarks Game: floating-point work with branches, and a bitmap as output. All
 * tasks of a cell are the same: the input is `size`, whatever the seed.
 */
export default defineWorkload({
  name: 'mandelbrot',
  description: 'draws the Mandelbrot set as a bitmap: floating-point work with branches',
  about: {
    stresses:
      'Floating-point multiplication, and branches whose direction depends on the data. A few kilobytes come back from each task.',
    source:
      '[mandelbrot](https://benchmarksgame-team.pages.debian.net/benchmarksgame/description/mandelbrot.html) of the Computer Language Benchmarks Game: 50 iterations, -1.5 - i to 0.5 + i.',
    verification:
      'By the SHA-256 of the bitmap, which is known for some sizes; the tests compute the bitmaps in exact arithmetic.',
  },
  tags: ['cpu'],
  onlyOnRequest: true,
  sync: true,
  params: { size: { default: 200, description: 'width and height of the bitmap, pixels: 64 or 200' } },
  implementations: pythonModule(import.meta.url),
  input: ({ size }) => requireKnown(sizeParam, size),
  run: (size: number) => drawBitmap(size),
  verify: (bitmap, size) => createHash('sha256').update(bitmap).digest('hex') === known[size],
});

/** Eight pixels in a byte, the leftmost in its highest bit; 1 is a point of the set. */
function drawBitmap(size: number): Uint8Array {
  const bitmap = new Uint8Array((size * size) / 8);
  for (let pixel = 0; pixel < size * size; pixel++) {
    const x = (2 * (pixel % size)) / size - 1.5;
    const y = (2 * Math.floor(pixel / size)) / size - 1;
    const index = pixel >> 3;
    if (staysBounded(x, y)) bitmap[index] = (bitmap[index] as number) | (0x80 >> (pixel & 7));
  }
  return bitmap;
}

function staysBounded(x: number, y: number): boolean {
  let real = 0;
  let imaginary = 0;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const next = real * real - imaginary * imaginary + x;
    imaginary = 2 * real * imaginary + y;
    real = next;
    if (real * real + imaginary * imaginary > 4) return false;
  }
  return true;
}
