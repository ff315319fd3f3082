import { describe, expect, it } from 'vitest';
import { readFigures } from '../figures/figures.ts';
import { readIdleUse } from '../figures/idle-use.ts';
import { sections } from '../figures/sections.ts';
import { readPage, renewPage } from '../figures/write-sections.ts';

describe('renewPage', () => {
  it('replaces what is between the markers and nothing else', () => {
    const page = 'before\n<!-- figures:start -->\nold $1\n<!-- figures:end -->\nafter\n';
    expect(renewPage(page, 'new $1', 'a page')).toBe(
      'before\n<!-- figures:start -->\n\nnew $1\n\n<!-- figures:end -->\nafter\n',
    );
  });

  it('refuses a page without markers', () => {
    expect(() => renewPage('# A page', 'new', 'a page')).toThrow(/a page: expected the lines `<!-- figures/);
  });
});

describe('the committed figures', () => {
  const [figures, idle] = [readFigures(), readIdleUse()];

  it.each(sections)('match $page (or run `pnpm figures write`)', (section) => {
    const page = readPage(section);
    expect(renewPage(page, section.render(figures, idle), section.page)).toBe(page);
  });
});
