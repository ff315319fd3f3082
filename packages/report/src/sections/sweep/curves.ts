import { type Html, html } from '../../markup/html.ts';
import { message, name } from '../../markup/name.ts';
import { shorten } from '../../markup/visible-text.ts';
import { drawCurves } from '../../plot/curve-plot.ts';
import type { Curve, CurvePlot, SweepText, TextTable } from '../../wording/sweep/sweep-text.ts';
import type { Section } from '../section.ts';

/** The curves of a sweep, with what follows from them in a table. */
export function curvesSection({ plots, answers, legend }: SweepText): Section {
  const drawn = plots.filter(({ series }) => series.some(({ points }) => points.length > 0));
  return {
    id: 'curves',
    title: 'Curves',
    body: html`<div class="sweep">${drawn.map((plot) => drawCurves(plot, describePlot(plot)))}${renderTextTable(answers)}<p class="muted">${legend}</p></div>`,
  };
}

/** The points of all curves, with their intervals. */
export function pointsSection({ points }: SweepText): Section {
  return { id: 'points', title: 'Points', body: renderTextTable(points) };
}

/** For screen readers; the tables have the intervals. */
function describePlot(plot: CurvePlot): string {
  return `${plot.title}. ${plot.series.map((curve) => describeCurve(curve, plot)).join('. ')}`;
}

/** Points beyond these are not read out. */
const mostRead = 12;

function describeCurve({ label, points }: Curve, { x, y }: CurvePlot): string {
  const read = points.slice(0, mostRead).map((point) => `${y.format(point.y)} at ${x.format(point.x)}`);
  const more = points.length > mostRead ? ', …' : '';
  return `${shorten(label, 80)}: ${read.join(', ') || 'not measured'}${more}`;
}

function renderTextTable({ title, header, rows }: TextTable): Html {
  const titles = header.map((text, index) =>
    index === 0
      ? html`<th scope="col"><span class="spoken">strategy</span></th>`
      : html`<th scope="col" class="number">${text.replace('\n', ' ')}</th>`,
  );
  const lines = rows.map(([first = '', ...texts]) => {
    const cells = texts.map((text) => html`<td class="number">${message(text)}</td>`);
    return html`<tr data-filter="${shorten(first, 300)}"><th scope="row">${name(first)}</th>${cells}</tr>`;
  });
  return html`<div class="scroll" role="group" aria-label="${title}" tabindex="0"><table class="numbers"><caption>${title}</caption><thead><tr>${titles}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
