import type { Sweep } from '@parbench/engine/sweep';
import type { Reporter } from '../command-line/choice-parsers.ts';
import { usageError } from '../errors/usage-error.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Renders a sweep in the format of a reporter.
 * @throws ParbenchError `usage` for a format of runs alone
 */
export async function renderSweepAs(reporter: Reporter, sweep: Sweep, terminal: Terminal): Promise<string> {
  switch (reporter) {
    case 'text': {
      const { renderSweep } = await import('../commands/sweep/render-sweep.ts');
      return renderSweep(sweep, terminal);
    }
    case 'html': {
      const { renderSweepReport } = await import('@parbench/report');
      return renderSweepReport(sweep);
    }
    case 'csv': {
      const { renderCsv } = await import('@parbench/report');
      return renderCsv(sweep.result);
    }
    default:
      throw usageError(
        `\`--reporter\`: expected \`text\`, \`html\` or \`csv\` for a sweep, received \`${reporter}\`. Remove it, or name a saved run.`,
      );
  }
}
