import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireKnown } from './require-known.ts';

/** The published results, to nine digits. */
const known: Readonly<Record<number, string>> = { 100: '1.274219991', 5500: '1.274224153' };

const nParam = { workload: 'spectral-norm', name: 'n', known };

/**
 * spectral-norm of the Computer Language Benchmarks Game: floating-point division in nested loops. All tasks of a cell are
 * the same: the input is `n`, whatever the seed.
 */
export default defineWorkload({
  name: 'spectral-norm',
  description: 'spectral norm of an infinite matrix: floating-point division in nested loops',
  about: {
    stresses:
      'The floating-point units: a worker shares nothing with the others but, on a core with two threads, the divider. What it gains per worker is the ceiling for numeric code.',
    source:
      '[spectral-norm](https://benchmarksgame-team.pages.debian.net/benchmarksgame/description/spectralnorm.html) of the Computer Language Benchmarks Game, after a [challenge of 100 digits](https://people.maths.ox.ac.uk/trefethen/hundred.html).',
    verification: 'By the result that the game publishes: 1.274219991 for n = 100, 1.274224153 for n = 5500.',
  },
  tags: ['cpu'],
  onlyOnRequest: true,
  sync: true,
  params: { n: { default: 100, description: 'rows of the matrix that are used: 100 or 5500' } },
  implementations: pythonModule(import.meta.url),
  input: ({ n }) => requireKnown(nParam, n),
  run: (n: number) => spectralNorm(n),
  verify: (norm, n) => norm.toFixed(9) === known[n],
});

const powerIterations = 10;

function spectralNorm(n: number): number {
  let u = new Float64Array(n).fill(1);
  let v = u;
  for (let iteration = 0; iteration < powerIterations; iteration++) {
    v = multiplyBoth(u);
    u = multiplyBoth(v);
  }
  return Math.sqrt(dot(u, v) / dot(v, v));
}

/** The product of the transposed matrix, the matrix and a vector. */
function multiplyBoth(vector: Float64Array): Float64Array<ArrayBuffer> {
  const product = new Float64Array(vector.length);
  for (let row = 0; row < product.length; row++) {
    let sum = 0;
    for (let column = 0; column < vector.length; column++) {
      sum += entry(row, column) * (vector[column] as number);
    }
    product[row] = sum;
  }
  const both = new Float64Array(vector.length);
  for (let row = 0; row < both.length; row++) {
    let sum = 0;
    for (let column = 0; column < product.length; column++) {
      sum += entry(column, row) * (product[column] as number);
    }
    both[row] = sum;
  }
  return both;
}

/** 1, 1/2, 1/3 ... along the diagonals. */
function entry(row: number, column: number): number {
  return 1 / (((row + column) * (row + column + 1)) / 2 + row + 1);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}
