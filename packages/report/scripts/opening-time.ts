/**
 * Prints how long Chromium takes to open reports, as a ratio to an empty page, by its own timing, and how long the filter
 * takes to the next frame. Pages take turns, so that a slow moment of the host hits all of them.
 */
import { quantile } from '@parbench/engine/internal';
import type { Browser } from 'playwright-core';
import { renderReport } from '../src/index.ts';
import { formatRatio, formatTime } from '../src/wording/quantities.ts';
import { defaultMatrix, manyCells } from '../test/fixtures/results.ts';
import { startBrowser } from '../test/support/browser.ts';

const rounds = 15;
const pages = {
  'empty page': '<!doctype html><title>empty</title>',
  '24 cells': await renderReport(defaultMatrix),
  '240 cells': await renderReport(manyCells),
};

/** From the start of the navigation until the end of loading. */
const opening = `performance.getEntriesByType('navigation')[0].loadEventEnd`;

/** From typing a word into the filter until the frame after it. */
const filtering = `new Promise((done) => {
  const input = document.querySelector('.filter input');
  if (input === null) return done(0);
  const start = performance.now();
  input.value = 'threads';
  input.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})`;

const started = await startBrowser();
if (typeof started === 'string') throw new Error(started);
await using _browser = started;
const times = new Map<string, { opened: number[]; filtered: number[] }>();
for (let round = 0; round < rounds; round++) {
  for (const [name, page] of Object.entries(pages)) {
    const { opened, filtered } = await measure(started.browser, page);
    const before = times.get(name) ?? { opened: [], filtered: [] };
    times.set(name, {
      opened: [...before.opened, opened],
      filtered: [...before.filtered, filtered],
    });
  }
}
const emptyMs = quantile(times.get('empty page')?.opened ?? [], 0.5);
for (const [name, { opened, filtered }] of times) {
  const openedMs = quantile(opened, 0.5);
  const size = `${Math.round(pages[name as keyof typeof pages].length / 1000)} kB`;
  console.log(
    `${name}, ${size}: opens in ${formatTime(openedMs)}, ${formatRatio(openedMs / emptyMs)} an empty page; filters in ${formatTime(quantile(filtered, 0.5))}`,
  );
}

async function measure(browser: Browser, page: string): Promise<{ opened: number; filtered: number }> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const address = `http://127.0.0.1/`;
  await tab.route(address, (route) => route.fulfill({ body: page, contentType: 'text/html' }));
  await tab.goto(address);
  const opened = await tab.evaluate<number>(opening);
  const filtered = await tab.evaluate<number>(filtering);
  await context.close();
  return { opened, filtered };
}
