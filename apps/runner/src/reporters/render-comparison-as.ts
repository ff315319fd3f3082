import type { RunComparison } from '@parbench/engine/compare-runs';
import type { Compared } from '@parbench/report/wording';
import { basicReporters, type Reporter } from '../command-line/choice-parsers.ts';
import { usageError } from '../errors/usage-error.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Renders a comparison in the format of a reporter; only `text` uses the terminal.
 * @throws ParbenchError `usage` for a format of runs alone
 */
export async function renderComparisonAs(
  reporter: Reporter,
  comparison: RunComparison,
  compared: Compared,
  terminal: Terminal,
): Promise<string> {
  switch (reporter) {
    case 'text': {
      const { renderComparison } = await import('../commands/compare/render-comparison.ts');
      return renderComparison(comparison, compared, terminal);
    }
    case 'markdown': {
      const { renderComparisonMarkdown } = await import('../commands/compare/render-comparison-markdown.ts');
      return renderComparisonMarkdown(comparison, compared);
    }
    case 'html': {
      const { renderComparisonReport } = await import('@parbench/report');
      return renderComparisonReport(comparison, compared);
    }
    case 'csv': {
      const { renderChangesCsv } = await import('@parbench/report');
      return renderChangesCsv(comparison);
    }
    default:
      throw usageError(
        `\`--reporter\`: expected one of \`${basicReporters.join('`, `')}\` for a comparison, received \`${reporter}\`. Remove it.`,
      );
  }
}
