import { readFile } from 'node:fs/promises';
import { compareRuns } from '@parbench/engine/compare-runs';
import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { renderComparisonReport, renderCsv } from '../../src/index.ts';
import { allFailed, defaultMatrix, hostile, hostileNames, manyCells } from '../fixtures/results.ts';
import { startBrowser } from '../support/browser.ts';
import { findViolations, openPage, renderAll } from '../support/open-page.ts';

const started = await startBrowser();
const isMissing = typeof started === 'string';
const browser = (isMissing ? undefined : started.browser) as Browser;
afterAll(async () => {
  if (!isMissing) await started[Symbol.asyncDispose]();
});

/** axe takes a minute for the page with many cells, which has nothing that the others do not have. */
const results = { defaultMatrix, allFailed, hostile };
const narrow = { viewport: { width: 390, height: 800 } };

describe.skipIf(isMissing)(`the report in Chromium${isMissing ? ` (${started})` : ''}`, () => {
  it.each(Object.entries({ ...results, manyCells }))(
    'shows %s: no message, no request, every section',
    async (_, result) => {
      const { page, messages, requests, address } = await openPage(browser, result);
      const headings = await page.locator('h2').allTextContents();
      expect(headings).toEqual(
        expect.arrayContaining([
          'Summary',
          'Workloads',
          'Host and run',
          'How to reproduce it',
          'All numbers',
        ]),
      );
      expect(await page.locator('.workload').count()).toBe(result.workloads.length);
      expect(messages).toEqual([]);
      expect(requests).toEqual([address]);
    },
  );

  it.each(Object.entries(results))(
    'is accessible with %s, light and dark',
    async (_, result) => {
      const { page } = await openPage(browser, result);
      expect(await findViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findViolations(page)).toEqual([]);
    },
    120_000,
  );

  it.each(Object.entries(results))(
    'fits a narrow screen and a sheet of paper with %s',
    async (_, result) => {
      const { page } = await openPage(browser, result, narrow);
      await renderAll(page);
      const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
      expect(await width()).toBeLessThanOrEqual(390);
      expect(await findViolations(page)).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 720, height: 1000 });
      expect(await width()).toBeLessThanOrEqual(720);
    },
    120_000,
  );

  it('shows where the round trip of a task goes, in bars and in words', async () => {
    const { page } = await openPage(browser, defaultMatrix);
    const row = page.locator('.breakdown').first().locator('tr', { hasText: 'processes' });
    expect(await row.locator('.words').textContent()).toBe(
      'run 40 %, transport 30 %, return 25 %, serialise 4 %, queue 1 %',
    );
    // Scrolling to the first part hides tooltips.
    for (const part of [4, 2]) await row.locator('rect').nth(part).hover();
    expect(await page.getByRole('tooltip').textContent()).toBe('transport: 30.0 µs, 30 %');
    expect(await page.locator('.breakdown').count()).toBe(defaultMatrix.workloads.length);
  });

  it('shows a tooltip under the pointer, and hides it with Escape', async () => {
    const { page } = await openPage(browser, defaultMatrix);
    const tip = page.getByRole('tooltip');
    await page.locator('.matrix td[data-tip]').nth(1).hover();
    expect(await tip.textContent()).toMatch(/^noop, threads: .*x \(.*\d+ blocks.*\); slower than inline$/);
    expect(await tip.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
  });

  it('reaches every plot of a table with the arrow keys', async () => {
    const { page } = await openPage(browser, defaultMatrix);
    const plots = page.locator('.intervals').first().locator('svg[role=img]');
    const labels = await Promise.all((await plots.all()).map((plot) => plot.getAttribute('aria-label')));
    await plots.first().focus();
    const tips: (string | null)[] = [];
    for (const _ of labels) {
      tips.push(await page.getByRole('tooltip').textContent());
      await page.keyboard.press('ArrowDown');
    }
    expect(labels).toHaveLength(4);
    expect(tips).toEqual(labels);
  });

  it('sorts by figure and by text, with unmeasured ones last', async () => {
    const { page } = await openPage(browser, defaultMatrix);
    const column = async (index: number) =>
      page.locator(`.numbers tbody tr > :nth-child(${index})`).allTextContents();
    const header = (name: string) => page.locator('.numbers th', { hasText: name });
    await header('strategy').getByRole('button').click();
    const strategies = await column(2);
    expect(strategies).toEqual(strategies.toSorted());
    await header('ratio').getByRole('button').click();
    expect(await header('ratio').getAttribute('aria-sort')).toBe('descending');
    expect(await header('strategy').getAttribute('aria-sort')).toBeNull();
    const ratios = (await column(5)).map(Number.parseFloat);
    expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
    await header('low').getByRole('button').click();
    expect((await column(6)).at(-1)).toBe('–');
  });

  it('filters workloads and strategies everywhere', async () => {
    const { page } = await openPage(browser, defaultMatrix);
    await page.getByLabel('Filter').fill('spin thr');
    expect(await page.locator('.numbers tbody tr:visible').count()).toBe(1);
    expect(await page.locator('.workload:visible h3').allTextContents()).toEqual(['spin']);
    expect(await page.locator('.matrix tbody tr:visible').count()).toBe(1);
    expect(await page.locator('.filter output').textContent()).toBe('1 of 24 cells');
    await page.getByLabel('Filter').fill('');
    expect(await page.locator('.numbers tbody tr:visible').count()).toBe(24);
  });

  it.each([
    ['the default matrix', defaultMatrix],
    ['hostile names', hostile],
  ] as const)('downloads all numbers as CSV with %s', async (_, result) => {
    const { page, messages } = await openPage(browser, result);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toBe(renderCsv(result));
    expect(parse(text, { columns: true })).toHaveLength(result.cells.length);
    expect(download.suggestedFilename()).toMatch(/^parbench-\d{4}-\d\d-\d\d\.csv$/);
    expect(messages).toEqual([]);
  });

  it('prints to PDF', async () => {
    const { page } = await openPage(browser, defaultMatrix);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  });

  it('follows the colour scheme of the system', async () => {
    const { page } = await openPage(browser, defaultMatrix, { colorScheme: 'dark' });
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const dark = await background();
    await page.emulateMedia({ colorScheme: 'light' });
    expect([dark, await background()]).toEqual(['rgb(20, 23, 26)', 'rgb(253, 253, 251)']);
  });

  it('runs no code of a name, and does not let it write over its neighbours', async () => {
    const { page } = await openPage(browser, hostile);
    expect(await page.title()).not.toBe('taken');
    expect(await page.locator('img').count()).toBe(0);
    const text = (await page.locator('body').textContent()) ?? '';
    for (const hidden of ['\u0000', '\u0007', '\u001b', '\u202e']) expect(text).not.toContain(hidden);
    expect(text).toContain('\\u001b[31mred');
    expect(await page.locator('bdi', { hasText: 'שלום' }).count()).toBeGreaterThan(0);
  });

  it('says why nothing was measured', async () => {
    const { page } = await openPage(browser, allFailed);
    expect(await page.locator('.answer').textContent()).toMatch(/24 cells failed or timed out/);
    expect(await page.locator('.workload').first().textContent()).toMatch(/exit code 1.*longer than 10 s/s);
    expect(await page.locator('.matrix .broken').count()).toBe(24);
  });

  it('shows a comparison of two runs, with its download', async () => {
    const slower = defaultMatrix.cells.map((cell) =>
      cell.strategy.name === 'threads'
        ? {
            ...cell,
            trials: cell.trials.map((trial) => ({
              ...trial,
              slices: trial.slices.map((rate) => rate / 100),
            })),
          }
        : cell,
    );
    const comparison = compareRuns(defaultMatrix, { ...defaultMatrix, cells: slower }, { threshold: 0.02 });
    const compared = { before: 'before.json', after: hostileNames[0], threshold: 0.02, isOneRun: false };
    const opened = await openPage(browser, await renderComparisonReport(comparison, compared));
    const { page, messages, requests, address } = opened;
    expect(await findViolations(page)).toEqual([]);
    expect(await page.locator('h1').textContent()).toBe(`${hostileNames[0]} against before.json`);
    const verdicts = await page.locator('.intervals tbody .words').allTextContents();
    expect(verdicts).toEqual(comparison.changes.map(({ verdict }) => verdict));
    expect(verdicts).toContain('slower');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    const lines = parse(await readFile(await download.path(), 'utf8'), { columns: true });
    expect(lines).toHaveLength(comparison.changes.length);
    expect({ messages, requests }).toEqual({ messages: [], requests: [address] });
  });

  it('has all its content without scripts', async () => {
    const { page } = await openPage(browser, defaultMatrix, { javaScriptEnabled: false });
    expect(await page.locator('.numbers tbody tr').count()).toBe(24);
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await page.getByText('Download as CSV').isVisible()).toBe(false);
  });
});
