import { readFile, writeFile } from 'node:fs/promises';
import type { Findings } from '@parbench/conformance';
import { markdownTable } from 'markdown-table';
import { findings } from '../test/findings.ts';

/** The page whose table is generated. */
export const page = new URL('../README.md', import.meta.url);

const between = /(?<=<!-- table -->\n)[\s\S]*(?=<!-- \/table -->)/;

/** Returns the page's text with the table of the current findings. */
export async function renderPage(): Promise<string> {
  const table = `${findingsTable()}\n`;
  return (await readFile(page, 'utf8')).replace(between, () => table);
}

/** Updates the page. */
export async function writePage(): Promise<void> {
  await writeFile(page, await renderPage());
}

/** A fault of one version of a library, with all the pools and clauses that show it. */
interface Row {
  readonly version: string;
  readonly what: string;
  readonly pools: Set<string>;
  readonly clauses: Set<string>;
}

function findingsTable(): string {
  const rows = [...mergeFindings(Object.entries(findings))].map(({ version, what, pools, clauses }) => [
    version,
    what,
    [...pools].join(', '),
    [...clauses].join(', '),
  ]);
  const head = ['library', 'what happens', 'in', 'clauses that are broken'];
  return markdownTable([head, ...rows]);
}

function mergeFindings(all: readonly (readonly [string, Findings])[]): Iterable<Row> {
  const rows = new Map<string, Row>();
  for (const [pool, { version, known }] of all) {
    for (const { clause, note, isIntermittent = false } of known) {
      const what = isIntermittent ? `_${note}_` : note;
      const key = `${version}: ${what}`;
      const row = rows.get(key) ?? { version, what, pools: new Set(), clauses: new Set() };
      row.pools.add(`\`${pool}\``);
      row.clauses.add(`\`${clause}\``);
      rows.set(key, row);
    }
  }
  return rows.values();
}
