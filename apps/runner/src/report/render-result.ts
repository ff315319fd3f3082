import type { Result } from '@parbench/engine';
import { groupByWorkload, hostFacts } from '@parbench/report/wording';
import { renderAdvice } from '../advice/render-advice.ts';
import { type Terminal, wrap } from '../output/terminal.ts';
import { renderFlags } from './flags.ts';
import { renderFooter } from './footer.ts';
import { renderWorkload } from './workload-section.ts';

/** Renders the whole result as text: the host, a table and a verdict for each workload, flags, footer and advice. */
export function renderResult(result: Result, terminal: Terminal): string {
  const sections = groupByWorkload(result).map((cells) => renderWorkload(cells, terminal));
  const omitted = new Set(sections.flatMap((section) => section.omitted.map(({ name }) => name)));
  const parts = [
    renderHost(result, terminal),
    ...sections.map(({ text }) => text),
    renderFlags(result, terminal),
    renderFooter(result, [...omitted], terminal),
    ...(result.advice ?? []).map((advice) => renderAdvice(advice, terminal)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderHost(result: Result, terminal: Terminal): string {
  return wrap(terminal, terminal.style('dim', hostFacts(result).join(' · ')));
}
