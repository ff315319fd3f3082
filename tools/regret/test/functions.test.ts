import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';

const parent = new URL('../', import.meta.url);
const names = globSync('{functions,fresh}/*.ts', { cwd: parent })
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => basename(name) !== 'seeded');

/** Arguments of calls that would otherwise take seconds. */
const shorter: Readonly<Record<string, readonly unknown[]>> = {
  'simulate-planets': [10_000],
  'pack-knapsack': [100, 10_000, 1],
  'anneal-tour': [50, 10_000, 1],
};

it.each(names)('%s has arguments for every seed and returns the same output twice', async (name) => {
  const { default: run, args } = await import(new URL(`${name}.ts`, parent).href);
  const given = (seed: number) => (typeof args === 'function' ? args(seed) : (args ?? []));
  const argsOf = (seed: number) => shorter[basename(name)] ?? given(seed);
  expect(await run(...argsOf(1))).toEqual(await run(...argsOf(1)));
  expect(await run(...argsOf(2))).toBeDefined();
});
