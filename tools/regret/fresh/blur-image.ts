import { drawFrom } from '../functions/seeded.ts';

const width = 512;
const radius = 2;

/** Blurs a square picture of four bytes a pixel by the mean of its neighbours. */
export default function blurImage(pixels: Uint8ClampedArray): Uint8ClampedArray {
  const blurred = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++)
        blurred[4 * (y * width + x) + channel] = meanAround(pixels, x, y, channel);
    }
  }
  return blurred;
}

function meanAround(pixels: Uint8ClampedArray, x: number, y: number, channel: number): number {
  let [sum, count] = [0, 0];
  for (let row = Math.max(0, y - radius); row <= Math.min(width - 1, y + radius); row++) {
    for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
      sum += pixels[4 * (row * width + column) + channel] ?? 0;
      count++;
    }
  }
  return sum / count;
}

export function args(seed: number): [Uint8ClampedArray] {
  const draw = drawFrom(seed);
  return [Uint8ClampedArray.from({ length: 4 * width * width }, () => draw(256))];
}
