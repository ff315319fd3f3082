/** Writes the table of findings into the README. */
import { writeFile } from 'node:fs/promises';
import { page, renderPage } from './findings-page.ts';

await writeFile(page, await renderPage());
