import { readFile } from 'node:fs/promises';
import { sweepSchema } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';

const { analysis } = sweepSchema.shape;
const names = new Set([
  ...Object.keys(sweepSchema.shape),
  ...analysis.options.flatMap(({ shape }) => Object.keys(shape)),
]);

describe('docs/sweeps.md', () => {
  it.each([...names])('explains `%s`', async (name) => {
    const page = await readFile(new URL('../../../../docs/sweeps.md', import.meta.url), 'utf8');
    expect(page).toMatch(new RegExp(`\`(analysis\\.)?${name}(\\.of)?\``));
  });
});
