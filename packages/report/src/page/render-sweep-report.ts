import type { Sweep } from '@parbench/engine/sweep';
import { renderCsv } from '../formats/csv.ts';
import { type Html, html, inlineCode } from '../markup/html.ts';
import { name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { hostSection } from '../sections/host.ts';
import { judgeWorkloads } from '../sections/judged-cells.ts';
import { numbersSection } from '../sections/numbers.ts';
import { reproduceSection } from '../sections/reproduce.ts';
import { curvesSection, pointsSection } from '../sections/sweep/curves.ts';
import { hostFacts } from '../wording/run-facts.ts';
import { describeSweep } from '../wording/sweep/describe-sweep.ts';
import type { SweepText } from '../wording/sweep/sweep-text.ts';
import { renderDocument } from './document.ts';

/** Renders a sweep as one HTML page that needs nothing else. */
export async function renderSweepReport({ analysis, result }: Sweep): Promise<string> {
  const text = describeSweep(analysis);
  const workloads = judgeWorkloads(result);
  const title = result.run.label ?? questions[analysis.of](text.name);
  return renderDocument({
    title: shorten(title, 120),
    lead: html`<h1>${name(title)}</h1><p class="facts">${shorten(`${text.name} ${text.facts}`, 200)} · ${shorten(hostFacts(result).join(' · '), 400)} · ${result.run.startedAt.slice(0, 10)}</p>${renderAnswer(text)}`,
    sections: [
      curvesSection(text),
      pointsSection(text),
      hostSection(result, workloads),
      reproduceSection(result),
      numbersSection(result, workloads),
    ],
    download: {
      name: `parbench-sweep-${analysis.of}-${result.run.startedAt.slice(0, 10)}.csv`,
      csv: renderCsv(result),
    },
  });
}

const questions = {
  granularity: (workload: string) => `From what task size on does ${workload} pay off?`,
  workers: (workload: string) => `How many workers does ${workload} need?`,
  payload: () => 'What do arguments and results cost?',
} as const;

/** The advice; where there is none, the table of answers follows at once. */
function renderAnswer({ sentences, answers }: SweepText): Html {
  const facts = answers.rows.map(([label = '', ...texts]) => ({ label, texts }));
  const parts =
    sentences.length > 0
      ? sentences
      : facts
          .filter(({ texts }) => texts.some((text) => /\d/.test(text)))
          .map(({ label, texts }) => `${label}: ${describeAnswer(answers.header.slice(1), texts)}.`);
  return html`<div class="answer">${parts.slice(0, mostAnswers).map((part) => html`<p>${inlineCode(shorten(part, 400))}</p>`)}</div>`;
}

/** Further answers are in the table. */
const mostAnswers = 8;

/** `METG(50 %) 80.3 µs, break-even below 10.0 µs`: each figure without its interval. */
function describeAnswer(header: readonly string[], texts: readonly string[]): string {
  return header
    .map((title, index) => ({ title: title.replace('\n', ' '), text: texts[index] ?? '' }))
    .filter(({ title }) => !title.includes('interval'))
    .map(({ title, text }) => `${title} ${text}`)
    .join(', ');
}
