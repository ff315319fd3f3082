import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { folder, renderPages, strayFiles } from '../scripts/pages.ts';

const pages = await renderPages();

describe('docs/workloads', () => {
  it.each(pages)(
    '$file is as the definitions say; `pnpm --filter @parbench/workloads run docs` writes it',
    async ({ file, text }) => {
      expect(await readFile(new URL(file, folder), 'utf8')).toBe(text);
    },
  );

  it('has no pages of workloads that are gone', async () => {
    expect(await strayFiles(pages)).toEqual([]);
  });

  it.each(pages)('$file has nothing that is undefined', ({ text }) => {
    expect(text).not.toContain('undefined');
  });
});
