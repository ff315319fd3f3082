import { parse } from 'csv-parse/sync';
import { drawFrom, word } from './seeded.ts';

export default function readCsv(text: string): unknown {
  return parse(text, { columns: true });
}

export function args(seed: number): [string] {
  const draw = drawFrom(seed);
  const row = () => `${word(draw)},${draw(1000)},${word(draw)},${draw(1e6) / 100}`;
  return [['name,count,kind,price', ...Array.from({ length: 1000 }, row)].join('\n')];
}
