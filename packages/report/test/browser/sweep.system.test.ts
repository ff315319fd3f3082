import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { renderSweepReport } from '../../src/index.ts';
import { sweeps } from '../fixtures/sweeps.ts';
import { startBrowser } from '../support/browser.ts';
import { expectReadable, openPage } from '../support/open-page.ts';

const started = await startBrowser();
const isMissing = typeof started === 'string';
const browser = (isMissing ? undefined : started.browser) as Browser;
afterAll(async () => {
  if (!isMissing) await started[Symbol.asyncDispose]();
});

describe.skipIf(isMissing)(`the report of a sweep in Chromium${isMissing ? ` (${started})` : ''}`, () => {
  it.each(Object.entries(sweeps))(
    'shows %s: accessible, light and dark, on any screen and on paper, without a message or a request',
    async (_, sweep) => {
      const opened = await openPage(browser, await renderSweepReport(sweep));
      expect((await opened.page.locator('h2').allTextContents()).slice(0, 2)).toEqual(['Curves', 'Points']);
      await expectReadable(opened);
    },
    120_000,
  );

  it('draws points with intervals, crossings and fitted laws, each with a text', async () => {
    const { page } = await openPage(browser, await renderSweepReport(sweeps.granularity));
    const plots = page.locator('.curves > svg');
    expect(await plots.count()).toBe(2);
    expect(await plots.first().getAttribute('aria-label')).toMatch(
      /threads: 20 % at 50\.0 µs, .*processes: /,
    );
    expect(await plots.first().locator('.marker').count()).toBe(12);
    expect(await plots.first().locator('.whisker').count()).toBe(12);
    expect(await page.locator('.crossing').count()).toBe(4);
    await page.locator('.crossing circle').first().scrollIntoViewIfNeeded();
    await plots.first().locator('.marker').nth(1).hover();
    await plots.first().locator('.crossing circle').first().hover();
    expect(await page.getByRole('tooltip').textContent()).toBe('threads: 80.0 µs');
    const scaling = await openPage(browser, await renderSweepReport(sweeps.workers));
    expect(await scaling.page.locator('.law').count()).toBeGreaterThan(20);
    expect(await scaling.page.locator('.answer').textContent()).toContain('threads: use 4 workers');
  });

  it('has a plot for each kind of payload, and the sizes at which the order changes', async () => {
    const { page } = await openPage(browser, await renderSweepReport(sweeps.payload));
    expect(await page.locator('.curves figcaption').allTextContents()).toEqual([
      'Strings: payload per second, by size',
      'Bytes copied: payload per second, by size',
      'Bytes transferred: payload per second, by size',
    ]);
    expect(
      await page.locator('table', { hasText: 'Where the order changes' }).first().textContent(),
    ).toContain('20.0 kB');
  });
});
