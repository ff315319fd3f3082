import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseContext } from './case-context.ts';

/** A file that workers add lines to and the case reads: it shows which tasks really ran, whatever the outcomes are. */
export interface TaskLog {
  readonly file: string;
  /** The lines so far; none before the first. */
  lines(): readonly string[];
}

/** Creates an empty task log, which is removed when the case has ended. */
export async function createTaskLog({ createFolder }: CaseContext): Promise<TaskLog> {
  const file = join(await createFolder(), 'task.log');
  return {
    file,
    lines: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []),
  };
}
