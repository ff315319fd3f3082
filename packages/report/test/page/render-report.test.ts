import { createHash } from 'node:crypto';
import type { Result } from '@parbench/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/index.ts';
import { allFailed, defaultMatrix, hostile } from '../fixtures/results.ts';

describe('the report', () => {
  it('of the default matrix has at most 600 kB', async () => {
    const page = await renderReport(defaultMatrix);
    expect(Buffer.byteLength(page)).toBeLessThan(600_000);
  });

  it('permits its own style and script, and nothing else', async () => {
    const page = await renderReport(hostile);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hashOf = (element: string) => {
      const [, content = ''] = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(page) ?? [];
      return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hashOf('style')}`,
      `script-src ${hashOf('script')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('names nothing outside of the page', async () => {
    const page = await renderReport(defaultMatrix);
    const links = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !link?.startsWith('#'))).toEqual([]);
  });

  it.each<[what: string, result: Result]>([
    ['without workloads', { ...defaultMatrix, workloads: [], cells: [], comparisons: [] }],
    ['whose cells refer to no workload', { ...defaultMatrix, workloads: [] }],
    ['without comparisons', { ...defaultMatrix, comparisons: [] }],
    ['without phases', { ...allFailed, run: { ...allFailed.run, phasesMs: {} } }],
  ])('renders a result %s', async (_, result) => {
    expect(await renderReport(result)).toMatch(/<h2 id="numbers-title">All numbers<\/h2>.*<\/html>\n$/s);
  });

  it('has no figure that a plot cannot have, whatever a hand-edited result says', async () => {
    const figure = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(0));
    await fc.assert(
      fc.asyncProperty(figure, figure, figure, async (value, low, high) => {
        const metric = { value, low, high, n: 2 };
        const cells = defaultMatrix.cells.slice(0, 4).map((cell) => ({
          ...cell,
          metrics: { throughputPerSecond: metric, roundTripMs: metric },
          trials: cell.trials.map((trial) => ({ ...trial, slices: [value, low, high] })),
        }));
        const comparisons = defaultMatrix.comparisons.map((comparison) => ({
          ...comparison,
          ...{ ratio: value, low, high },
        }));
        const page = await renderReport({ ...defaultMatrix, cells, comparisons });
        const drawn = [...page.matchAll(/ (?:[xy][12]?|c[xy]|width|d)="[^"]*"/g)].map(([found]) => found);
        expect(drawn.filter((attribute) => /NaN|Infinity/.test(attribute))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
