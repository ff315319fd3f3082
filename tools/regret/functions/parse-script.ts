import { parse } from 'acorn';
import { drawFrom, script } from './seeded.ts';

export default function parseScript(source: string): number {
  return parse(source, { ecmaVersion: 'latest', sourceType: 'module' }).body.length;
}

export const args = (seed: number): [string] => [script(drawFrom(seed), 60)];
