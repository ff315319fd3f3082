import type { Result } from '@parbench/engine';
import { compareRuns, type Mismatch } from '@parbench/engine/compare-runs';
import { listNames } from '@parbench/report/wording';
import type { CompareOptions } from '../../command-line/request.ts';
import { usageError } from '../../errors/usage-error.ts';
import { exitCodeOfChanges } from '../../exit/exit-code-of.ts';
import type { ExitCode } from '../../exit/exit-codes.ts';
import { openFileTarget } from '../../output/file-target.ts';
import { openOutput } from '../../output/output.ts';
import { readSavedResult } from '../../saved-result/read-saved-result.ts';
import { renderComparison } from './render-comparison.ts';
import { writeComparisonReport } from './write-comparison-report.ts';

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
  const html = options.html === undefined ? undefined : await openFileTarget('--html', options.html);
  const [first, second] = [await readSavedResult(before), await readSavedResult(after)];
  rejectStrangers(first, second);
  const comparison = compareRuns(first, second, options);
  if (!options.force) rejectMismatches(comparison.mismatches);
  const compared = { before, after, threshold: options.threshold, isOneRun: false };
  await output.show(comparison, (terminal) => renderComparison(comparison, compared, terminal));
  if (html !== undefined) await writeComparisonReport(html, comparison, compared);
  return exitCodeOfChanges(comparison, options);
}

function rejectStrangers(before: Result, after: Result): void {
  if (before.cells.some(({ id }) => after.cells.some((cell) => cell.id === id))) return;
  const idsOf = ({ cells }: Result) => (cells.length === 0 ? 'none' : listNames(cells.map(({ id }) => id)));
  throw usageError(
    `The runs: expected two runs with cells in common, received ${idsOf(before)} and ${idsOf(after)}. Measure the same workloads, parameters and strategies in both.`,
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
