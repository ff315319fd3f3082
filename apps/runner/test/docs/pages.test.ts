import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const pages = ['*.md', 'docs/*.md', 'docs/workloads/*.md', '{apps,packages,tools}/*/README.md'].flatMap(
  (pattern) => globSync(pattern, { cwd: root }),
);
const read = (page: string) => readFileSync(join(root, page), 'utf8');

describe('the links of', () => {
  it.each(pages)('%s lead to files, and to headings that are there', (page) => {
    const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');
    const broken = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(link, page));
    expect(broken).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const architecture = read('docs/architecture.md');

  it.each(['packages/engine/src', 'packages/core/src', 'apps/runner/src'])(
    'links every folder of %s',
    (place) => {
      const folders = globSync('*/', { cwd: join(root, place) });
      expect(folders).not.toEqual([]);
      expect(folders.filter((folder) => !architecture.includes(`](../${place}/${folder})`))).toEqual([]);
    },
  );

  it('links every package', () => {
    const packages = globSync('packages/*/package.json', { cwd: root }).map(dirname);
    expect(packages).not.toEqual([]);
    expect(packages.filter((folder) => !architecture.includes(`](../${folder}/src)`))).toEqual([]);
  });
});

function leadsSomewhere(link: string, page: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, file))) return false;
  return heading === undefined || headingsOf(file).includes(heading);
}

/** The anchors that code hosts give to a page's headings. */
function headingsOf(page: string): readonly string[] {
  const headings = withoutCode(read(page)).matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```$/gms, '');
}
