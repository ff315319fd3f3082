import type { Output } from '../output/output.ts';
import { settleAll } from '../output/settle-all.ts';
import { type Render, type Reports, writeReports } from './reports.ts';

/** Where a document goes: stdout, the file of `--json`, and the files of the reporters. */
export interface Destinations {
  readonly output: Output;
  readonly reports: Reports;
}

/**
 * Reports a document in every way that was requested. What cannot be written does not keep the rest from it.
 * @throws ParbenchError `result` for the first that could not be written
 */
export async function reportDocument(
  document: object,
  render: Render,
  { output, reports }: Destinations,
): Promise<void> {
  const { onStdout } = reports;
  await settleAll([
    output.show(
      document,
      (terminal) => render(onStdout, terminal),
      onStdout === 'text' ? 'people' : 'programs',
    ),
    writeReports(reports, render),
  ]);
}
