import { stat } from 'node:fs/promises';

/** Whether there is a folder at `path`, by a link or itself. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
