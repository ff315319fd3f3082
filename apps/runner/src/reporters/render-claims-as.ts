import type { Claims } from '@parbench/engine/claims';
import { basicReporters, type Reporter } from '../command-line/choice-parsers.ts';
import { usageError } from '../errors/usage-error.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Renders claims in the format of a reporter; only `text` uses the terminal.
 * @throws ParbenchError `usage` for a format of runs alone
 */
export async function renderClaimsAs(
  reporter: Reporter,
  claims: Claims,
  terminal: Terminal,
): Promise<string> {
  switch (reporter) {
    case 'text': {
      const { renderClaims } = await import('../commands/claims/render-claims.ts');
      return renderClaims(claims, terminal);
    }
    case 'markdown': {
      const { renderClaimsMarkdown } = await import('../commands/claims/render-claims-markdown.ts');
      return renderClaimsMarkdown(claims);
    }
    case 'html': {
      const { renderClaimsReport } = await import('@parbench/report');
      return renderClaimsReport(claims);
    }
    case 'csv': {
      const { renderClaimsCsv } = await import('@parbench/report');
      return renderClaimsCsv(claims);
    }
    default:
      throw usageError(
        `\`--reporter\`: expected one of \`${basicReporters.join('`, `')}\` for claims, received \`${reporter}\`. Remove it, or name a saved run.`,
      );
  }
}
