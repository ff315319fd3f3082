/** Writes the table of clauses into docs/conformance.md. */
import { writePage } from './table-page.ts';

await writePage();
