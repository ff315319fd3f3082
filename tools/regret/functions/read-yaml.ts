import { parse } from 'yaml';
import { drawFrom, word, words } from './seeded.ts';

export default function readYaml(text: string): unknown {
  return parse(text);
}

export function args(seed: number): [string] {
  const draw = drawFrom(seed);
  const service = () =>
    `- name: ${word(draw)}\n  replicas: ${draw(10)}\n  labels: { tier: ${word(draw)}, team: ${word(draw)} }\n  note: "${words(draw, 5)}"\n`;
  return [Array.from({ length: 40 }, service).join('')];
}
