import { drawFrom } from '../functions/seeded.ts';

/** The spectrum of a signal whose length is a power of two: a radix-2 fast Fourier transform; returns magnitudes. */
export default function transformSignal(signal: Float64Array): Float64Array {
  const { length } = signal;
  const real = reverseBits(signal);
  const imaginary = new Float64Array(length);
  for (let size = 2; size <= length; size *= 2) {
    for (let start = 0; start < length; start += size) combine(real, imaginary, start, size);
  }
  return real.map((value, index) => Math.hypot(value, imaginary[index] ?? 0));
}

function reverseBits(signal: Float64Array): Float64Array {
  const bits = Math.log2(signal.length);
  return signal.map((_, index) => {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) reversed = (reversed << 1) | ((index >> bit) & 1);
    return signal[reversed] ?? 0;
  });
}

function combine(real: Float64Array, imaginary: Float64Array, start: number, size: number): void {
  const half = size / 2;
  for (let offset = 0; offset < half; offset++) {
    const angle = (-2 * Math.PI * offset) / size;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [a, b] = [start + offset, start + offset + half];
    const [x, y] = [real[b] ?? 0, imaginary[b] ?? 0];
    const [re, im] = [x * cos - y * sin, x * sin + y * cos];
    const [realA, imaginaryA] = [real[a] ?? 0, imaginary[a] ?? 0];
    real[a] = realA + re;
    imaginary[a] = imaginaryA + im;
    real[b] = realA - re;
    imaginary[b] = imaginaryA - im;
  }
}

export function args(seed: number): [Float64Array] {
  const draw = drawFrom(seed);
  return [Float64Array.from({ length: 16_384 }, () => draw(1000) / 1000)];
}
