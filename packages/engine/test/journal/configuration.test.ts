import { describe, expect, it } from 'vitest';
import { differenceBetween } from '../../src/journal/configuration.ts';
import { describeConfiguration } from '../../src/run/describe-configuration.ts';
import type { RunSettings } from '../../src/run/run-settings.ts';
import { fixtureCell, fixtureSettings } from '../fixtures/matrix.ts';

const cell = fixtureCell('double', 'inline');
const other = fixtureCell('double', 'right');
const configurationOf = (settings: Partial<RunSettings> = {}, cells = [cell]) =>
  describeConfiguration(cells, { ...fixtureSettings, ...settings });

describe('differenceBetween', () => {
  it('is undefined for another budget and another journal', () => {
    const again = configurationOf({ budgetMs: 1, journalFile: 'run.jsonl' });
    expect(differenceBetween(configurationOf(), again)).toBeUndefined();
  });

  it.each<[settings: Partial<RunSettings>, difference: string]>([
    [{ seed: 2 }, '`seed` was 1 and is 2'],
    [{ maxBlocks: 7 }, '`maxBlocks` was 1 and is 7'],
    [{ baseline: 'threads' }, '`baseline` was inline and is threads'],
    [{ occupancy: 4 }, '`occupancy` was not given and is 4'],
    [
      { node: { path: '/node', version: '99.0.0', v8: process.versions.v8 } },
      `\`node\` was ${process.versions.node} and is 99.0.0`,
    ],
  ])('names %o', (settings, difference) => {
    expect(differenceBetween(configurationOf(), configurationOf(settings))).toBe(difference);
  });

  it('names a cell that was removed, one that was added, and one of another version', () => {
    const newer = { ...cell, strategy: { ...cell.strategy, version: '1.0.1' } };
    const [one, two] = [configurationOf(), configurationOf({}, [cell, other])];
    expect(differenceBetween(one, two)).toBe('`double/right@1 of fixtures 1.0.0` was not part of it');
    expect(differenceBetween(two, one)).toBe('`double/right@1 of fixtures 1.0.0` is no longer part of it');
    expect(differenceBetween(one, configurationOf({}, [newer]))).toContain('1.0.0');
  });
});
