import { appendFile, readFile, truncate } from 'node:fs/promises';
import type { z } from 'zod';

/**
 * Reads the values of a file, one a line; none if there is no such file. A torn last line, from an interrupted write,
 * is omitted.
 * @throws ZodError if a line does not match `schema`
 */
export async function readLines<Value>(file: string, schema: z.ZodType<Value>): Promise<readonly Value[]> {
  const lines = (await readText(file)).split('\n');
  return lines.slice(0, -1).map((line) => schema.parse(JSON.parse(line)));
}

/** Reads a file before more lines are appended: removes a torn last line from it. */
export async function resumeLines<Value>(file: string, schema: z.ZodType<Value>): Promise<readonly Value[]> {
  const text = await readText(file);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) await truncate(file, Buffer.byteLength(whole));
  return readLines(file, schema);
}

/** Appends one value as one line. */
export async function appendLine(file: string, value: unknown): Promise<void> {
  await appendFile(file, `${JSON.stringify(value)}\n`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
