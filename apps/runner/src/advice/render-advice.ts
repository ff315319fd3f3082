import type { Advice } from '@parbench/engine';
import { type Terminal, wrap } from '../output/terminal.ts';

/** Renders advice: what to do in bold, and everything else as a list below. */
export function renderAdvice({ workload, text }: Advice, terminal: Terminal): string {
  const [first = '', ...others] = text;
  return [
    wrap(terminal, terminal.style('bold', first), `${workload}: `),
    ...others.map((sentence) => wrap(terminal, sentence, '  - ')),
  ].join('\n');
}
