import qrcode from 'qrcode-generator';
import { drawFrom, words } from './seeded.ts';

export default function encodeQr(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  return code.createSvgTag();
}

export const args = (seed: number): [string] => [words(drawFrom(seed), 8)];
