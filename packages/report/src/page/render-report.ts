import type { Result } from '@parbench/engine';
import { renderCsv } from '../formats/csv.ts';
import { type Html, html } from '../markup/html.ts';
import { message } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { renderAnswer } from '../sections/answer.ts';
import { hostSection } from '../sections/host.ts';
import { judgeWorkloads } from '../sections/judged-cells.ts';
import { matrixSection } from '../sections/matrix.ts';
import { numbersSection } from '../sections/numbers.ts';
import { reproduceSection } from '../sections/reproduce.ts';
import { workloadsSection } from '../sections/workloads.ts';
import { hostFacts } from '../wording/run-facts.ts';
import { renderDocument } from './document.ts';

/** Renders a result as one HTML page that needs nothing else. */
export async function renderReport(result: Result): Promise<string> {
  const workloads = judgeWorkloads(result);
  const title = shorten(titleOf(result), 120);
  return renderDocument({
    title,
    lead: html`<h1>${message(title)}</h1>${renderFacts(result)}${renderAnswer(result, workloads)}`,
    sections: [
      matrixSection(result, workloads),
      workloadsSection(result, workloads),
      hostSection(result, workloads),
      reproduceSection(result),
      numbersSection(result, workloads),
    ],
    download: { name: `parbench-${result.run.startedAt.slice(0, 10)}.csv`, csv: renderCsv(result) },
  });
}

function titleOf({ run, workloads }: Result): string {
  if (run.label !== undefined) return run.label;
  const [only] = workloads;
  const what =
    only !== undefined && workloads.length === 1 ? only.name : `${workloads.length}\u00a0workloads`;
  return `Which way of running ${what} in parallel is best here?`;
}

function renderFacts(result: Result): Html {
  return html`<p class="facts">${shorten(hostFacts(result).join(' · '), 400)} · ${result.run.startedAt.slice(0, 10)}</p>`;
}
