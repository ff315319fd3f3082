import { readFile } from 'node:fs/promises';
import { withFindingsTable } from '@parbench/conformance';
import { findings } from '../test/findings.ts';

/** The page whose table is generated. */
export const page = new URL('../README.md', import.meta.url);

/** Returns the page's text with the table of the current findings. */
export async function renderPage(): Promise<string> {
  return withFindingsTable(
    await readFile(page, 'utf8'),
    Object.values(findings).flatMap((ofVersion) => Object.entries(ofVersion)),
  );
}
