import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file and creates its folder. Readers see either the old text or the whole new one: it is written to a
 * temporary file, flushed to the disk and then renamed.
 * @throws what the file system throws; then no part of the new text is left
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(aside, text, { flush: true });
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
}
