import { randomUUID } from 'node:crypto';
import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * Writes a file and creates its folder. Readers see either the old text or the whole new one: it is written to a
 * temporary file, flushed to the disk and then renamed. An existing file keeps its mode.
 * @throws what the file system throws; then no part of the new text is left
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const folder = dirname(file);
  // Not the name of the file with an addition: a name may be as long as the file system allows.
  const aside = join(folder, `.${randomUUID()}.tmp`);
  await makeFolder(folder);
  try {
    await writeFile(aside, text, { flush: true });
    const existing = await stat(file).catch(() => undefined);
    if (existing) await chmod(aside, existing.mode);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
}
