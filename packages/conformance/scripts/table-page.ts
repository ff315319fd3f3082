import { readFile, writeFile } from 'node:fs/promises';
import { conformanceCases } from '@parbench/conformance';
import { contractTable } from '../src/contract-table.ts';

/** The page whose table is generated. */
export const page = new URL('../../../docs/conformance.md', import.meta.url);

const between = /(?<=<!-- table -->\n)[\s\S]*(?=<!-- \/table -->)/;

/** The page's text, with the table as the cases make it now. */
export async function renderPage(): Promise<string> {
  return (await readFile(page, 'utf8')).replace(between, () => contractTable(conformanceCases));
}

/** Brings the page in step with the cases. */
export async function writePage(): Promise<void> {
  await writeFile(page, await renderPage());
}
