/** Removes a package's build folder, so that what is published holds nothing of files that are gone. */
import { rmSync } from 'node:fs';

for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true });
