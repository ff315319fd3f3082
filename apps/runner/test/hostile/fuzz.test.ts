import { isParbenchError } from '@parbench/core';
import { parseResult, readJournal } from '@parbench/engine';
import { compareRuns } from '@parbench/engine/compare-runs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/command-line/parse-command-line.ts';
import { parseConfig } from '../../src/configuration/parse-config.ts';
import { selectMatrix } from '../../src/filter/select-matrix.ts';
import { toSafeText } from '../../src/output/safe-text.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderResult } from '../../src/report/render-result.ts';
import { makeFolder } from '../temporary-folder.ts';
import { saved as result } from './cases/saved-results.ts';

/** The same cases in every run: a new one fails where it was found, and not in the next person's change. */
const settings = { numRuns: 300, seed: 1 };
const terminal = { width: 80, style: (_style: string, text: string) => text };

/** Values that a hostile document may have in any place. */
const oddValues = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    -1,
    0,
    0.5,
    1e308,
    5e-324,
    -1e9,
    '',
    '__proto__',
    'constructor',
    '\u001B[2J',
    [],
    {},
  ),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Returns what `act` returns; undefined if it refuses its input with an error that is meant for people. */
function tolerating<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (isParbenchError(error)) return undefined;
    throw error;
  }
}

/** All paths in a document. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

function replaceAt(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = replaceAt(copy[key], rest, value);
  return copy;
}

describe('a saved result with odd values', () => {
  it('is refused, or shown with figures', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom(...pathsIn(result)), oddValues), {
      minLength: 1,
      maxLength: 2,
    });
    const property = fc.property(changes, (changed) => {
      const document = changed.reduce<unknown>((whole, [path, value]) => {
        return tolerateMissing(() => replaceAt(whole, path, value)) ?? whole;
      }, result);
      const parsed = tolerating(() => parseResult(JSON.stringify(document) ?? ''));
      if (parsed === undefined) return;
      const shown = renderResult(parsed, terminal) + renderMarkdown(parsed);
      compareRuns(result, parsed, { threshold: 0.02 });
      expect(shown).not.toMatch(/\bNaN\b|\bInfinity\b|\[object Object\]/);
    });
    fc.assert(property, settings);
  });

  it('is refused when it is cut or garbled', () => {
    const text = JSON.stringify(result);
    const places = fc.tuple(fc.nat(text.length), fc.string({ unit: 'binary', maxLength: 3 }));
    const property = fc.property(places, ([place, noise]) => {
      tolerating(() => parseResult(text.slice(0, place) + noise));
      tolerating(() => parseResult(text.slice(0, place) + noise + text.slice(place + noise.length)));
    });
    fc.assert(property, settings);
  });
});

/** A change may have removed what another one is about. */
function tolerateMissing<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

describe('a journal', () => {
  it('of any text is refused, or read', async () => {
    const line = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{"type":"header"}', '{"type":"trial","cell":"x"}', 'null', ''),
    );
    const property = fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
      const folder = makeFolder({ 'journal.jsonl': lines.join('\n') });
      await readJournal(`${folder}/journal.jsonl`).catch((error) =>
        expect(isParbenchError(error)).toBe(true),
      );
    });
    await fc.assert(property, { ...settings, numRuns: 100 });
  });
});

describe('a command line', () => {
  it('of any words is refused, or parsed', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...[
          'run',
          'list',
          'sweep',
          'compare',
          'report',
          'doctor',
          'completion',
          'help',
          '--',
          '-',
          '--help',
          '-v',
        ],
        ...[
          '--filter',
          '--set',
          '--workers',
          '--budget',
          '--json',
          '--seed',
          '--reporter',
          '--args',
          '--against',
        ],
        ...[
          '--__proto__',
          '--constructor=1',
          '--no-quiet',
          '--filter=',
          '--set=a=1',
          '1s',
          '5%',
          'a.json',
          './x.ts',
        ],
      ),
    );
    const property = fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      tolerating(() => parseCommandLine(words, '1.0.0'));
    });
    fc.assert(property, { ...settings, numRuns: 500 });
  });
});

describe('a filter', () => {
  it('of any text is refused, or selects', () => {
    const item = { tags: ['cpu'], package: '@parbench/workloads' };
    const axes = {
      workloads: [
        { ...item, name: 'spin' },
        { ...item, name: 'echo/shared' },
      ],
      strategies: [{ ...item, name: 'threads', package: '@parbench/strategy-threads' }],
    };
    const glob = fc.string({ unit: fc.constantFrom(...'!*?{}[]()@+|,:/.\\-as1'), maxLength: 12 });
    const property = fc.property(
      fc.array(fc.oneof(glob, fc.string({ unit: 'binary' })), { maxLength: 3 }),
      (terms) => {
        tolerating(() => selectMatrix(axes, terms, { isAll: true }));
      },
    );
    fc.assert(property, settings);
  });
});

describe('a configuration', () => {
  it('of any data is refused, or has the fields that are used', () => {
    const keys = fc.constantFrom('plugins', 'options', 'defaults', '__proto__', 'constructor');
    const property = fc.property(fc.oneof(fc.dictionary(keys, oddValues), oddValues), (exported) => {
      const config = tolerating(() => parseConfig(exported, 'parbench.config.ts'));
      for (const plugin of config?.plugins ?? []) expect(plugin).toBeTypeOf('string');
    });
    fc.assert(property, settings);
  });
});

describe('text for a terminal', () => {
  it('has as many characters as before, and none that is special', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = toSafeText(text, { isStyled: false });
      expect(safe).not.toMatch(/(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
      expect([...safe]).toHaveLength([...text].length);
    });
    fc.assert(property, settings);
  });

  it('keeps the styles of parbench on a terminal, and no others', () => {
    const text = '\u001B[1mbold\u001B[22m \u001B[32mgreen\u001B[39m \u001B[8mhidden \u001B[2J';
    expect(toSafeText(text, { isStyled: true })).toBe(
      '\u001B[1mbold\u001B[22m \u001B[32mgreen\u001B[39m ␛[8mhidden ␛[2J',
    );
  });
});
