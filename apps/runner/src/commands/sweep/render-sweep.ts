import type { Sweep } from '@parbench/engine/sweep';
import { hostFacts, renderTime } from '@parbench/report/wording';
import { type Terminal, wrap } from '../../output/terminal.ts';
import { renderFlags } from '../../report/flags.ts';
import { renderGranularity } from './granularity/render-granularity.ts';
import { renderPayload } from './payload/render-payload.ts';
import { renderWorkers } from './workers/render-workers.ts';

/** Renders a sweep as text: the host, a plot, tables, what follows from them, and the points that are missing. */
export function renderSweep({ analysis, result }: Sweep, terminal: Terminal): string {
  const parts = [
    wrap(terminal, terminal.style('dim', hostFacts(result).join(' · '))),
    ...renderAnalysis(analysis, terminal),
    renderMissing(result, terminal),
    renderFlags(result, terminal),
    wrap(terminal, terminal.style('dim', renderTime(result))),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderAnalysis(analysis: Sweep['analysis'], terminal: Terminal): readonly string[] {
  switch (analysis.of) {
    case 'granularity':
      return renderGranularity(analysis, terminal);
    case 'workers':
      return renderWorkers(analysis, terminal);
    case 'payload':
      return renderPayload(analysis, terminal);
  }
}

/** The cells without figures, by the reason. */
function renderMissing({ cells }: Sweep['result'], terminal: Terminal): string {
  const missing = cells.filter(({ status }) => status !== 'ok');
  const groups = Map.groupBy(missing, ({ status, reason }) => `${status}: ${reason}`);
  return [...groups]
    .map(([reason, group]) => wrap(terminal, `${group.map(({ id }) => id).join(', ')} ${reason}`))
    .join('\n');
}
