/**
 * Writes the pictures of docs/report.md to docs/images: from the report of a result, a file or the one that the tests use,
 * and from that of the claims as `npx -y pnpm claims` measured them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseResult } from '@parbench/engine';
import { parseClaims } from '@parbench/engine/claims';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { renderClaimsReport, renderReport } from '../src/index.ts';
import { startBrowser } from '../test/support/browser.ts';

interface Picture {
  readonly name: string;
  /** Of claims, in place of a result. */
  readonly isOfClaims?: boolean;
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
  { name: 'report-claims', options: wide, isOfClaims: true },
];

const images = new URL('../../../docs/images/', import.meta.url);
const fixture = fileURLToPath(new URL('../test/fixtures/default-matrix.json', import.meta.url));
const [file = fixture] = process.argv.slice(2);
const page = await renderReport(parseResult(await readFile(file, 'utf8'), file));
const measuredClaims = new URL('../../../tools/benchmarks/results/claims.json', import.meta.url);
const claims = await renderClaimsReport(parseClaims(await readFile(measuredClaims, 'utf8')));
const started = await startBrowser();
if (typeof started === 'string') throw new Error(started);
await using _browser = started;
for (const picture of pictures) await takePicture(started.browser, picture);

async function takePicture(browser: Browser, { name, isOfClaims, options, from }: Picture): Promise<void> {
  const context = await browser.newContext(options);
  const opened = await context.newPage();
  await opened.setContent(isOfClaims ? claims : page);
  if (from !== undefined) await opened.evaluate(`document.querySelector('${from}').scrollIntoView()`);
  await writeFile(new URL(`${name}.png`, images), await opened.screenshot());
  await context.close();
}
