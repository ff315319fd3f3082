import jpeg from 'jpeg-js';
import { drawFrom } from './seeded.ts';

const size = { width: 240, height: 160 };

export default function decodeJpeg(bytes: Uint8Array): number {
  return jpeg.decode(bytes, { useTArray: true }).data.length;
}

export function args(seed: number): [Uint8Array] {
  const draw = drawFrom(seed);
  const data = new Uint8Array(4 * size.width * size.height);
  let level = 128;
  for (let index = 0; index < data.length; index++) {
    level = Math.min(255, Math.max(0, level + draw(21) - 10));
    data[index] = level;
  }
  return [new Uint8Array(jpeg.encode({ ...size, data }, 80).data)];
}
