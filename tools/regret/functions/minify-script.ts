import { minify } from 'terser';
import { drawFrom, script } from './seeded.ts';

export default async function minifyScript(source: string): Promise<string | undefined> {
  return (await minify(source, { module: true })).code;
}

export const args = (seed: number): [string] => [script(drawFrom(seed), 15)];
