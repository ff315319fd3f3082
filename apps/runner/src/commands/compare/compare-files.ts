import type { Result } from '@parbench/engine';
import { compareRuns, type Mismatch } from '@parbench/engine/compare-runs';
import { listNames } from '@parbench/report/wording';
import type { CompareOptions } from '../../command-line/request.ts';
import { usageError } from '../../errors/usage-error.ts';
import { exitCodeOfChanges } from '../../exit/exit-code-of.ts';
import type { ExitCode } from '../../exit/exit-codes.ts';
import { openOutput } from '../../output/output.ts';
import { renderComparisonAs } from '../../reporters/render-comparison-as.ts';
import { reportDocument } from '../../reporters/report-document.ts';
import { openReportsOf, type Render } from '../../reporters/reports.ts';
import { readSavedResult } from '../../saved-result/read-saved-result.ts';

/**
 * Runs `parbench compare BEFORE AFTER`: compares two saved runs.
 * @throws ParbenchError `usage` if a file cannot be read, the runs are of different hosts, or have no cell in common;
 * `result` if a file is not a result
 */
export async function compareFiles(
  before: string,
  after: string,
  options: CompareOptions,
): Promise<ExitCode> {
  const output = await openOutput(options.json);
  const reports = await openReportsOf(options);
  const [first, second] = [await readSavedResult(before), await readSavedResult(after)];
  rejectStrangers(first, second);
  const comparison = compareRuns(first, second, options);
  if (!options.force) rejectMismatches(comparison.mismatches);
  const compared = { before, after, threshold: options.threshold, isOneRun: false };
  const render: Render = (reporter, terminal) => renderComparisonAs(reporter, comparison, compared, terminal);
  await reportDocument(comparison, render, { output, reports });
  return exitCodeOfChanges(comparison, options);
}

function rejectStrangers(before: Result, after: Result): void {
  if (before.cells.some(({ id }) => after.cells.some((cell) => cell.id === id))) return;
  const idsOf = ({ cells }: Result) => (cells.length === 0 ? 'none' : listNames(cells.map(({ id }) => id)));
  throw usageError(
    `The runs: expected two runs with cells in common, received ${idsOf(before)} in the first, and ${idsOf(after)} in the second. Measure the same workloads, parameters and strategies in both.`,
  );
}

function rejectMismatches(mismatches: readonly Mismatch[]): void {
  if (mismatches.length === 0) return;
  const differences = mismatches.map(
    ({ field, before, after }) => `\`${field}\` is ${JSON.stringify(before)} and ${JSON.stringify(after)}`,
  );
  throw usageError(
    `The runs: expected two runs of the same host and settings, received runs that differ: ${differences.join('; ')}. Measure both on one host with the same settings, or compare them anyway with \`--force\`.`,
  );
}
