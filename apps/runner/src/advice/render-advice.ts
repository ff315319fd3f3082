import type { Advice } from '@parbench/engine';
import { type Terminal, wrap } from '../output/terminal.ts';

/** Advice for people: what to do stands out, all else is a list below it. */
export function renderAdvice({ workload, text }: Advice, terminal: Terminal): string {
  const [first = '', ...others] = text;
  return [
    wrap(terminal, terminal.style('bold', first), `${workload}: `),
    ...others.map((sentence) => wrap(terminal, sentence, '  - ')),
  ].join('\n');
}
