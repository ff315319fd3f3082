import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseContext } from './case-context.ts';

/** A file that workers add lines to, read by the case: what really ran, whatever the outcomes say. */
export interface TaskLog {
  readonly file: string;
  /** The lines so far; none before the first. */
  lines(): readonly string[];
}

/** A fresh, empty task log that is removed when the case has ended. */
export async function createTaskLog({ createFolder }: CaseContext): Promise<TaskLog> {
  const file = join(await createFolder(), 'task.log');
  return {
    file,
    lines: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []),
  };
}
