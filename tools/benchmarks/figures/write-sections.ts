import { readFileSync, writeFileSync } from 'node:fs';
import type { Figures } from './figures.ts';
import type { IdleUse } from './idle-use.ts';
import { type Section, sections } from './sections.ts';

const root = new URL('../../../', import.meta.url);

/** Writes the figures into the pages. */
export function writeSections(figures: Figures, idle: IdleUse | undefined): void {
  for (const section of sections) {
    const page = readPage(section);
    const renewed = renewPage(page, section.render(figures, idle), section.page);
    if (renewed !== page) writeFileSync(new URL(section.page, root), renewed);
  }
}

/** Reads the page of a section. */
export function readPage({ page }: Section): string {
  return readFileSync(new URL(page, root), 'utf8');
}

/**
 * Returns the page with `text` between the markers of `place`. `name` names the page in errors.
 * @throws Error if the page has no such markers
 */
export function renewPage(page: string, text: string, name: string, place = 'figures'): string {
  const between = new RegExp(`(?<=<!-- ${place}:start -->\\n)[^]*(?=<!-- ${place}:end -->)`);
  if (between.test(page)) return page.replace(between, () => `\n${text}\n\n`);
  throw new Error(
    `${name}: expected the lines \`<!-- ${place}:start -->\` and \`<!-- ${place}:end -->\`, between which the figures go.`,
  );
}
