import { loadWorkload, type TaskWorkload } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { deriveKey } from '../src/scrypt-reference.ts';

const load = async (name: string) =>
  (await loadWorkload({ url: import.meta.resolve(`@parbench/workloads/${name}`) })) as TaskWorkload;

/** Runs the task of a workload on one input. */
async function run(name: string, input: unknown, params = {}): Promise<unknown> {
  const workload = await load(name);
  return workload.run?.(input, undefined, params);
}

describe('published results', () => {
  it('spectral-norm of 100 is 1.274219991', async () => {
    expect(((await run('spectral-norm', 100)) as number).toFixed(9)).toBe('1.274219991');
  });

  it('there are 14200 ways to place 12 queens, and 2 to place 4', async () => {
    expect(await run('n-queens', 12)).toBe(14200);
    expect(await run('n-queens', 4)).toBe(2);
  });

  it('binary-trees of depth 10 have these nodes', async () => {
    expect(await run('binary-trees', 10)).toEqual([4095, 31744, 32512, 32704, 32752, 2047]);
  });

  it.each([
    [
      '',
      '',
      16,
      1,
      1,
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
    ],
    [
      'password',
      'NaCl',
      1024,
      8,
      16,
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    ],
    [
      'pleaseletmein',
      'SodiumChloride',
      16384,
      8,
      1,
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    ],
  ])(
    'the scrypt of our verifier derives the key of RFC 7914 from %j and %j',
    (password, salt, N, r, p, key) => {
      expect(deriveKey(Buffer.from(password), Buffer.from(salt), 64, { N, r, p })).toBe(key);
    },
  );
});

describe('independent computations', () => {
  it('the Mandelbrot set of 64 x 64 is the same in exact arithmetic', async () => {
    expect(await run('mandelbrot', 64)).toEqual(drawExactly(64));
  });

  it.each([12, 16])('the sums of npb-ep for m = %i are those of a generator of large integers', async (m) => {
    const workload = await loadWorkload({ url: import.meta.resolve('@parbench/workloads/npb-ep') });
    if (workload.kind !== 'job') throw new Error('npb-ep is not a job');
    expect(workload.verify?.(sumExactly(2 ** m), undefined, { m })).toBe(true);
  });
});

/** Draws with 400 binary places after the point, of which 50 iterations use up a quarter. */
function drawExactly(size: number): Uint8Array {
  const places = 400n;
  const one = 1n << places;
  const product = (a: bigint, b: bigint) => (a * b) >> places;
  const bitmap = new Uint8Array((size * size) / 8);
  for (let pixel = 0; pixel < size * size; pixel++) {
    const x = (2n * BigInt(pixel % size) * one) / BigInt(size) - (3n * one) / 2n;
    const y = (2n * BigInt(Math.floor(pixel / size)) * one) / BigInt(size) - one;
    let [real, imaginary, iteration] = [0n, 0n, 0];
    const isInside = () => product(real, real) + product(imaginary, imaginary) <= 4n * one;
    for (; iteration < 50 && isInside(); iteration++) {
      const next = product(real, real) - product(imaginary, imaginary) + x;
      imaginary = 2n * product(real, imaginary) + y;
      real = next;
    }
    const index = pixel >> 3;
    if (isInside()) bitmap[index] = (bitmap[index] as number) | (0x80 >> (pixel & 7));
  }
  return bitmap;
}

/** The sums of EP, one number after another, as the report on NPB describes them. */
function sumExactly(pairs: number) {
  const modulus = 2n ** 46n;
  let state = 271828183n;
  const draw = () => {
    state = (state * 5n ** 13n) % modulus;
    return 2 * (Number(state) / Number(modulus)) - 1;
  };
  const counts = new Array<number>(10).fill(0);
  let [sx, sy] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    const [x, y] = [draw(), draw()];
    const t = x ** 2 + y ** 2;
    if (t > 1) continue;
    const [gaussX, gaussY] = [x * Math.sqrt((-2 * Math.log(t)) / t), y * Math.sqrt((-2 * Math.log(t)) / t)];
    const annulus = Math.floor(Math.max(Math.abs(gaussX), Math.abs(gaussY)));
    counts[annulus] = (counts[annulus] ?? 0) + 1;
    sx += gaussX;
    sy += gaussY;
  }
  return { sx, sy, counts };
}
