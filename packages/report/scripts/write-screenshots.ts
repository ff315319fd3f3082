/**
 * Writes the pictures of docs/report.md to docs/images, from the report of a result: a file, or the one that the tests
 * use.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseResult } from '@parbench/engine';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { renderReport } from '../src/index.ts';
import { startBrowser } from '../test/support/browser.ts';

interface Picture {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** What the picture begins with; the top of the page if missing. */
  readonly from?: string;
}

const wide = { viewport: { width: 1200, height: 1000 } };
const pictures: readonly Picture[] = [
  { name: 'report', options: wide },
  { name: 'report-dark', options: { ...wide, colorScheme: 'dark' } },
  { name: 'report-workload', options: { viewport: { width: 1200, height: 720 } }, from: '#workload-2' },
  { name: 'report-host', options: wide, from: '#host' },
  { name: 'report-narrow', options: { viewport: { width: 400, height: 900 } } },
];

const images = new URL('../../../docs/images/', import.meta.url);
const fixture = fileURLToPath(new URL('../test/fixtures/default-matrix.json', import.meta.url));
const [file = fixture] = process.argv.slice(2);
const page = await renderReport(parseResult(await readFile(file, 'utf8'), file));
const started = await startBrowser();
if (typeof started === 'string') throw new Error(started);
await using _browser = started;
for (const picture of pictures) await takePicture(started.browser, picture);

async function takePicture(browser: Browser, { name, options, from }: Picture): Promise<void> {
  const context = await browser.newContext(options);
  const opened = await context.newPage();
  await opened.setContent(page);
  if (from !== undefined) await opened.evaluate(`document.querySelector('${from}').scrollIntoView()`);
  await writeFile(new URL(`${name}.png`, images), await opened.screenshot());
  await context.close();
}
