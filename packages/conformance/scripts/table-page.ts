import { readFile, writeFile } from 'node:fs/promises';
import { conformanceCases } from '@parbench/conformance';
import { contractTable } from '../src/contract-table.ts';

/** The page whose table is generated. */
export const page = new URL('../../../docs/conformance.md', import.meta.url);

const between = /(?<=<!-- table -->\n)[\s\S]*(?=<!-- \/table -->)/;

/** Returns the page's text with the table of the current cases. */
export async function renderPage(): Promise<string> {
  return (await readFile(page, 'utf8')).replace(between, () => contractTable(conformanceCases));
}

/** Writes the table of the current cases into the page. */
export async function writePage(): Promise<void> {
  await writeFile(page, await renderPage());
}
