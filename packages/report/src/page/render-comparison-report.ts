import type { RunComparison } from '@parbench/engine/compare-runs';
import { renderChangesCsv } from '../formats/csv.ts';
import { html, inlineCode } from '../markup/html.ts';
import { message, name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { changesSection } from '../sections/changes.ts';
import { type Compared, describeChanges, describeRatios } from '../wording/comparison.ts';
import { renderDocument } from './document.ts';

/** Renders a comparison of two runs, or of two revisions in one run, as one HTML page. */
export async function renderComparisonReport(comparison: RunComparison, compared: Compared): Promise<string> {
  const { before, after } = compared;
  return renderDocument({
    title: shorten(`${after} against ${before}`, 120),
    lead: html`<h1>${name(after)} against ${name(before)}</h1><div class="answer"><p>${message(describeChanges(comparison.changes, compared))}</p><p class="caution">${inlineCode(describeRatios(compared))}</p></div>`,
    sections: [changesSection(comparison)],
    download: { name: 'parbench-comparison.csv', csv: renderChangesCsv(comparison) },
  });
}
