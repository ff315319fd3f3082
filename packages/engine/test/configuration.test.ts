import { describe, expect, it } from 'vitest';
import { hashConfiguration } from '../src/configuration.ts';
import { identifyCell } from '../src/matrix-cell.ts';
import { fixtureCell, fixtureSettings } from './fixtures/matrix.ts';

const cell = identifyCell(fixtureCell('double', 'inline'));
const hash = (settings = {}, cells = [cell]) =>
  hashConfiguration([{ cells }], { ...fixtureSettings, ...settings });

describe('hashConfiguration', () => {
  it('is the same with another budget and another journal', () => {
    expect(hash({ budgetMs: 1, journalFile: 'run.jsonl' })).toBe(hash());
  });

  it.each([{ seed: 2 }, { maxBlocks: 7 }, { timeoutMs: 2 }, { occupancy: 3 }, { baseline: 'threads' }])(
    'is another with %o',
    (settings) => {
      expect(hash(settings)).not.toBe(hash());
    },
  );

  it('is another with other cells, and with another version of a strategy', () => {
    const newer = { ...cell, strategy: { ...cell.strategy, version: '1.0.1' } };
    const hashes = [hash(), hash({}, [identifyCell(fixtureCell('double', 'right'))]), hash({}, [newer])];
    expect(new Set(hashes).size).toBe(3);
  });
});
