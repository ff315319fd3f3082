import type { CostPart } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { message, name } from '../markup/name.ts';
import { drawShareBar, renderLegend, type Share } from '../plot/share-bar.ts';
import {
  type BrokenDown,
  costParts,
  describeBreakdowns,
  describeShares,
  formatShare,
  shareOf,
} from '../wording/breakdown.ts';
import { formatTime } from '../wording/quantities.ts';
import { filterOf, type JudgedCell, type JudgedWorkload } from './judged-cells.ts';

/** Where the round trip of a task goes: a stacked bar for each strategy, and the largest parts in words. */
export function renderBreakdown(workload: JudgedWorkload): Html | false {
  const entries = workload.cells.flatMap((entry) => {
    const { breakdown } = entry.cell;
    return breakdown === undefined ? [] : [{ ...entry, breakdown }];
  });
  if (entries.length === 0) return false;
  const legend = partsOf(entries).map((part) => ({ name: part, amount: 0, text: explain(part) }));
  const sentences = describeBreakdowns(entries).map((sentence) => html`<p>${message(sentence)}</p>`);
  return html`<div class="breakdown"><h4>Where the round trip of a task goes</h4>${sentences}<table><caption class="muted">One task in flight for each worker. Measured apart from the throughput</caption><thead><tr><th scope="col">strategy</th><th scope="col" class="plot"><span class="spoken">plot</span></th><th scope="col" class="number">round trip</th><th scope="col" class="words">parts</th></tr></thead><tbody>${entries.map((entry) => renderRow(entry, workload, entries))}</tbody></table>${renderLegend(legend)}</div>`;
}

function explain(part: CostPart): string {
  const { is, details } = costParts[part];
  return details === undefined ? is : `${is}: ${details}`;
}

/** The parts that any of the strategies has: each has the same colour in every bar. */
function partsOf(entries: readonly BrokenDown[]): readonly CostPart[] {
  const parts = Object.keys(costParts) as CostPart[];
  return parts.filter((part) => entries.some(({ breakdown }) => shareOf(breakdown, part) !== undefined));
}

function renderRow(
  entry: JudgedCell & BrokenDown,
  workload: JudgedWorkload,
  entries: readonly BrokenDown[],
): Html {
  const { label, breakdown } = entry;
  const shares: readonly Share[] = partsOf(entries).map((part) => {
    const amount = shareOf(breakdown, part) ?? 0;
    const time = formatTime(breakdown.parts.find((own) => own.part === part)?.ms ?? 0);
    return { name: part, amount, text: `${time}, ${formatShare(amount)}` };
  });
  return html`<tr data-filter="${filterOf(workload, entry)}"><th scope="row">${name(label)}</th><td class="plot">${drawShareBar(shares)}</td><td class="number">${formatTime(breakdown.roundTripMs)}</td><td class="words">${describeShares(breakdown)}</td></tr>`;
}
