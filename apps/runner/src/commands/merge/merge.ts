import { mergeRuns } from '@parbench/engine/merge-runs';
import type { MergeOptions } from '../../command-line/request.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { openOutput } from '../../output/output.ts';
import { withSummaries } from '../../report/summary.ts';
import { renderAs } from '../../reporters/render-as.ts';
import { reportDocument } from '../../reporters/report-document.ts';
import { openReportsOf, type Render } from '../../reporters/reports.ts';
import { readSavedResult } from '../../saved-result/read-saved-result.ts';

/**
 * Runs `parbench merge RESULT...`: reports several results as one.
 * @throws ParbenchError `usage` or `result` if a result cannot be read, or they do not belong together
 */
export async function mergeSavedResults(files: readonly string[], options: MergeOptions): Promise<ExitCode> {
  const output = await openOutput(options.json);
  const reports = await openReportsOf(options);
  const named = await Promise.all(
    files.map(async (source) => ({ source, result: await readSavedResult(source) })),
  );
  const { result: merged, missingShards } = mergeRuns(named);
  if (missingShards.length > 0) {
    process.stderr.write(
      `Missing shards: ${missingShards.join(', ')}. The result lacks their workloads: measure them, and merge again.\n`,
    );
  }
  const result = withSummaries(merged);
  const render: Render = (reporter, terminal) => renderAs(reporter, result, terminal);
  await reportDocument(result, render, { output, reports });
  return exitCodes.fine;
}
