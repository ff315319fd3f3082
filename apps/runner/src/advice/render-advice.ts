import type { Advice } from '@parbench/engine';
import { layOut, type Page } from '../output/page.ts';

/** Advice for people: what to do stands out, all else is a list below it. */
export function renderAdvice({ workload, text }: Advice, page: Page): string {
  const [first = '', ...others] = text;
  return [
    layOut(page, page.paint('bold', first), `${workload}: `),
    ...others.map((sentence) => layOut(page, sentence, '  - ')),
  ].join('\n');
}
