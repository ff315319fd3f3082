import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseContext } from './case-context.ts';

/** A file that workers add lines to, read by the case: what really ran, whatever the outcomes say. */
export interface Journal {
  readonly file: string;
  /** The lines so far; none before the first. */
  lines(): readonly string[];
}

/** A fresh, empty journal that is removed when the case has ended. */
export async function createJournal({ createFolder }: CaseContext): Promise<Journal> {
  const file = join(await createFolder(), 'journal');
  return {
    file,
    lines: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []),
  };
}
