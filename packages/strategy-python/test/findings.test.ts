import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { findings } from './findings.ts';

it('the README has every finding, with its clauses', async () => {
  const page = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  for (const { known } of Object.values(findings)) {
    for (const { note, clause } of known) {
      const row = page.split('\n').find((line) => line.startsWith(`| ${note} |`));
      expect(row, note).toContain(`\`${clause}\``);
    }
  }
});
