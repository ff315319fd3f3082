import { satisfies } from 'semver';
import { drawFrom } from './seeded.ts';

export default function matchVersion(version: string, range: string): boolean {
  return satisfies(version, range);
}

export function args(seed: number): [string, string] {
  const draw = drawFrom(seed);
  return [`${draw(5)}.${draw(20)}.${draw(20)}`, `^${draw(5)}.${draw(20)}.0 || >=${draw(5)}.1.0`];
}
