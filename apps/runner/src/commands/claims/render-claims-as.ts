import type { Claims } from '@parbench/engine/claims';
import type { Reporter } from '../../command-line/choice-parsers.ts';
import type { Terminal } from '../../output/terminal.ts';
import { renderClaims } from './render-claims.ts';
import { renderClaimsMarkdown } from './render-claims-markdown.ts';

/** Renders claims in the format of a reporter; only `text` uses the terminal. */
export function renderClaimsAs(reporter: Reporter, claims: Claims, terminal: Terminal): string {
  return reporter === 'markdown' ? renderClaimsMarkdown(claims) : renderClaims(claims, terminal);
}
