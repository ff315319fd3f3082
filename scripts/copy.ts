/** Copies the files of a folder, or those with an extension, to another: `node copy.ts src dist .py`, in the package's folder. */
import { cp, glob } from 'node:fs/promises';
import { join } from 'node:path';

const [from = '', to = '', extension = ''] = process.argv.slice(2);
if (extension === '') await cp(from, to, { recursive: true });
else
  for await (const file of glob(`**/*${extension}`, { cwd: from }))
    await cp(join(from, file), join(to, file));
