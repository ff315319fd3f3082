import { afterEach, describe, expect, it } from 'vitest';
import { planNoiseRun } from '../../../src/commands/doctor/noise-run.ts';
import { makeFolder } from '../../temporary-folder.ts';

const cwd = process.cwd();

afterEach(() => process.chdir(cwd));

describe('planNoiseRun', () => {
  it.each([
    ['leaves the built-in plug-ins out', 'export default { defaults: false, plugins: [] };'],
    ['cannot be loaded', 'throw new Error("broken");'],
  ])('is of four copies of a thread pool also where a configuration %s', async (_what, config) => {
    process.chdir(makeFolder({ 'parbench.config.ts': config }));
    const { cells } = await planNoiseRun(1000);
    expect(cells.map(({ strategy, revision }) => `${strategy.name} ${revision}`)).toEqual(
      ['a', 'b', 'c', 'd'].map((copy) => `threads/pipelined ${copy}`),
    );
  });
});
