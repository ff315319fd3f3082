import { format } from 'prettier';
import { drawFrom, script } from './seeded.ts';

export default async function formatScript(source: string): Promise<string> {
  return format(source, { parser: 'babel' });
}

export const args = (seed: number): [string] => [script(drawFrom(seed), 10)];
