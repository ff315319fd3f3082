/** Writes the lists of options into docs/command-line.md. */
import { writePage } from './options-page.ts';

await writePage();
