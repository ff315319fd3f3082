/** Writes docs/workloads from the definitions of the workloads. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { folder, renderPages, strayFiles } from './pages.ts';

const pages = await renderPages();
await mkdir(folder, { recursive: true });
for (const { file, text } of pages) await writeFile(new URL(file, folder), text);
for (const file of await strayFiles(pages)) await rm(new URL(file, folder));
