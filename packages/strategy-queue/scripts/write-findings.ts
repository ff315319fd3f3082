/** Writes the table of findings into the README. */
import { writePage } from './findings-page.ts';

await writePage();
