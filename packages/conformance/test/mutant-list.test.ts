import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { mutants } from '../scripts/mutant-list.ts';

const source = new URL('../../core/src/', import.meta.url);

test.each(mutants)(
  'the source has the rule that is broken by a kernel that $name',
  async ({ file, find }) => {
    const text = await readFile(new URL(file, source), 'utf8');
    expect(text.split(find)).toHaveLength(2);
  },
);
