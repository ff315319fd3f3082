import type { RunComparison } from '@parbench/engine/compare-runs';
import type { Compared } from '@parbench/report/wording';
import type { FileTarget } from '../../output/file-target.ts';

/**
 * Writes a comparison as an HTML report.
 * @throws ParbenchError `result` when the file can no longer be written
 */
export async function writeComparisonReport(
  target: FileTarget,
  comparison: RunComparison,
  compared: Compared,
): Promise<void> {
  const { renderComparisonReport } = await import('@parbench/report');
  await target.write(await renderComparisonReport(comparison, compared));
}
