import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Result } from '@parbench/engine';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { renderReport } from '../../src/index.ts';

/** A report in a browser, and what the browser had to say about it. */
export interface OpenedPage {
  readonly page: Page;
  /** Console messages, errors and dialogs. */
  readonly messages: readonly string[];
  /** The addresses of all requests, the file's own among them. */
  readonly requests: readonly string[];
  readonly address: string;
}

/** Opens the report of a result, or a page, from a file, as a reader does; it is closed at the end of the test. */
export async function openPage(
  browser: Browser,
  content: Result | string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-page-'));
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(async () => {
    await context.close();
    await rm(folder, { recursive: true });
  });
  const file = join(folder, 'report.html');
  await writeFile(file, typeof content === 'string' ? content : await renderReport(content));
  const page = await context.newPage();
  const [messages, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('dialog', (dialog) => messages.push(dialog.message()));
  context.on('request', (request) => requests.push(request.url()));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  return { page, messages, requests, address };
}

/** Renders what the browser would only render once it is scrolled to. */
export async function renderAll(page: Page): Promise<void> {
  await page.evaluate(
    `for (const part of document.querySelectorAll('.workload, .scroll')) part.style.contentVisibility = 'visible'`,
  );
}

/** Checks that a page can be read by anyone: light and dark, on a narrow screen, on paper, without a message or a request. */
export async function expectReadable({ page, messages, requests, address }: OpenedPage): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  await renderAll(page);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  expect(messages).toEqual([]);
  expect(requests).toEqual([address]);
}

/** Returns what axe finds, one line for each element. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await renderAll(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
