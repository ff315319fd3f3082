import { readFile, writeFile } from 'node:fs/promises';
import { findingsTable } from '@parbench/conformance';
import { findings } from '../test/findings.ts';

/** The page whose table is generated. */
export const page = new URL('../README.md', import.meta.url);

const between = /(?<=<!-- table -->\n)[\s\S]*(?=<!-- \/table -->)/;

/** Returns the page's text with the table of the current findings. */
export async function renderPage(): Promise<string> {
  const table = findingsTable(Object.entries(findings));
  return (await readFile(page, 'utf8')).replace(between, () => table);
}

/** Updates the page. */
export async function writePage(): Promise<void> {
  await writeFile(page, await renderPage());
}
