import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { renderClaimsCsv, renderClaimsReport } from '../../src/index.ts';
import { claims } from '../fixtures/claims.ts';
import { startBrowser } from '../support/browser.ts';
import { expectReadable, openPage } from '../support/open-page.ts';

const started = await startBrowser();
const isMissing = typeof started === 'string';
const browser = (isMissing ? undefined : started.browser) as Browser;
afterAll(async () => {
  if (!isMissing) await started[Symbol.asyncDispose]();
});

describe.skipIf(isMissing)(`the report of claims in Chromium${isMissing ? ` (${started})` : ''}`, () => {
  it.each(Object.entries(claims))(
    'shows %s: accessible, light and dark, on any screen and on paper, without a message or a request',
    async (_, document) => {
      const opened = await openPage(browser, await renderClaimsReport(document));
      expect(await opened.page.locator('h2').allTextContents()).toEqual([
        'Verdicts',
        'What was measured',
        'Host and run',
      ]);
      await expectReadable(opened);
    },
    120_000,
  );

  it('says what holds, and shows each interval with the bound that decides', async () => {
    const { page } = await openPage(browser, await renderClaimsReport(claims.all));
    expect(await page.locator('.answer p').first().textContent()).toBe(
      'Node: of 9 claims, 6 hold (resources, creation, parallelism, gil, processors and hazards), 2 do not hold (communication and isolation) and 1 is undecided (memory).',
    );
    const verdicts = page.locator('.verdicts tbody tr');
    expect(await verdicts.count()).toBe(9);
    expect(await verdicts.first().locator('td').nth(1).textContent()).toContain('no Python was found');
    const strips = page.locator('.strip');
    expect(await strips.count()).toBe(4);
    expect(await page.locator('.strip .bound').count()).toBe(4);
    expect(await strips.first().getAttribute('aria-label')).toBe(
      'memory (PSS): 1.88x (1.70x to 2.10x); the bound is 2.00x',
    );
    await page.locator('.verdicts a', { hasText: 'communication' }).click();
    expect(await page.locator('#communication tr.contradicts .words').textContent()).toBe('contradicted');
  });
});

it('writes each measure as a line of CSV', () => {
  const lines = parse<Record<string, string>>(renderClaimsCsv(claims.all), { columns: true });
  expect(lines).toHaveLength(10);
  expect(lines[0]).toMatchObject({
    ...{ claim: 'memory', runtime: 'node', verdict: 'undecided', measure: 'pssBytes', stance: 'open' },
    ...{ low: '1.7', bound: '2', thread: '10100000' },
  });
  expect(lines.find(({ measure }) => measure === 'shared')).toMatchObject({
    thread: 'true',
    process: 'false',
  });
});
