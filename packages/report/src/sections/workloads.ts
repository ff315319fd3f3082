import type { Result } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { message, name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { drawIntervalStrip, drawRatioAxis, type IntervalStrip } from '../plot/interval-strip.ts';
import { createRatioScale } from '../plot/ratio-scale.ts';
import { formatCount, formatRate, formatRatio, nothing } from '../wording/quantities.ts';
import { formatInterval, isTooWide } from '../wording/sentences.ts';
import { unitOf } from '../wording/workload-cells.ts';
import { describeUnmeasured, groupByReason, workloadFacts } from '../wording/workload-facts.ts';
import { renderBreakdown } from './breakdown.ts';
import { renderCosts } from './costs.ts';
import {
  describeVerdict,
  filterOf,
  type JudgedCell,
  type JudgedWorkload,
  verdictClass,
} from './judged-cells.ts';
import type { Section } from './section.ts';

/** One part for each workload: the verdict in words, the interval of each strategy, and what it costs. */
export function workloadsSection(_result: Result, workloads: readonly JudgedWorkload[]): Section {
  return { id: 'workloads', title: 'Workloads', body: html`${workloads.map(renderWorkload)}` };
}

function renderWorkload(workload: JudgedWorkload): Html {
  const { anchor, unmeasured, cells } = workload;
  const { summary, name: title, runtime } = workload.workload;
  const missing = groupByReason(unmeasured).map(
    (group) => html`<li>${message(describeUnmeasured(group))}</li>`,
  );
  return html`<article class="workload" id="${anchor}"><h3>${name(title)}</h3><p class="facts">${shorten(workloadFacts(workload).join(' · '), 300)}</p><p class="verdict">${message(summary ?? '')}</p>${missing.length > 0 && html`<ul class="missing">${missing}</ul>`}${cells.length > 0 && renderIntervals(workload, `${title}${runtime === undefined ? '' : ` in ${runtime}`}`)}${cells.length > 0 && renderCosts(workload)}${renderBreakdown(workload)}</article>`;
}

function renderIntervals(workload: JudgedWorkload, title: string): Html {
  const { cells, baseline } = workload;
  const scale = createRatioScale(cells.flatMap(ratiosOf));
  const rows = cells.map((entry) => {
    const { cell, label } = entry;
    return html`<tr data-filter="${filterOf(workload, entry)}" class="${verdictClass(entry)}"><th scope="row">${entry.isWinner && html`<span class="winner" aria-hidden="true">*</span>`}${name(label)}${entry.isWinner && html`<span class="spoken"> (winner set)</span>`}</th><td class="plot">${drawIntervalStrip(stripOf(entry, workload), scale)}</td><td class="number">${ratioText(entry)}</td><td class="number interval-text">${intervalText(entry)}</td><td class="number">${rateText(cell.metrics.throughputPerSecond?.value)}</td><td class="words">${describeVerdict(entry, baseline)}</td></tr>`;
  });
  return html`<div class="scroll" role="group" aria-label="Intervals of ${shorten(title, 80)}" tabindex="0"><table class="intervals" data-rows="plots"><caption>Ratio to ${name(baseline?.label ?? 'the baseline')} with its 95 % interval; each small dot is a block</caption><thead><tr><th scope="col">strategy</th><th scope="col" class="plot"><span class="spoken">plot</span>${drawRatioAxis(scale)}</th><th scope="col" class="number">ratio</th><th scope="col" class="number">95 % interval</th><th scope="col" class="number">${unitOf(workload.workload)}s/s</th><th scope="col" class="words">verdict</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function ratiosOf({ comparison, blockRatios }: JudgedCell): readonly number[] {
  const blocks = blockRatios.map(({ ratio }) => ratio);
  if (comparison === undefined) return blocks;
  const { ratio, low, high } = comparison;
  return [...blocks, ratio, ...(isDrawable(comparison) ? [low ?? ratio, high ?? ratio] : [])];
}

function isDrawable({ low, high }: { low?: number | undefined; high?: number | undefined }): boolean {
  return low !== undefined && high !== undefined && !isTooWide({ low, high });
}

function stripOf(entry: JudgedCell, { baseline }: JudgedWorkload): IntervalStrip {
  const { comparison, blockRatios, label } = entry;
  const shown = comparison !== undefined && isDrawable(comparison) ? comparison : undefined;
  return {
    ratio: entry.isBaseline ? 1 : (comparison?.ratio ?? 1),
    low: shown?.low,
    high: shown?.high,
    blocks: blockRatios,
    verdict: verdictClass(entry),
    text: describeStrip(entry, label, describeVerdict(entry, baseline)),
  };
}

/** Blocks beyond these are not read out. */
const mostRead = 12;

function describeStrip({ comparison, blockRatios }: JudgedCell, label: string, verdict: string): string {
  if (comparison === undefined) return `${shorten(label, 80)}: ${verdict}`;
  const blocks = blockRatios.slice(0, mostRead).map(({ ratio }) => formatRatio(ratio));
  const more = blockRatios.length > mostRead ? ', …' : '';
  const { ratio, blocksNeeded } = comparison;
  const outlook =
    blocksNeeded === undefined ? '' : `; about ${formatCount(blocksNeeded, 'block')} would decide`;
  return `${shorten(label, 80)}: ${formatRatio(ratio)} (${formatInterval(comparison)}), ${verdict}${outlook}. Blocks: ${blocks.join(', ')}${more}`;
}

function ratioText({ isBaseline, comparison }: JudgedCell): string {
  if (isBaseline) return '1x';
  return comparison === undefined ? nothing : formatRatio(comparison.ratio);
}

function intervalText({ comparison }: JudgedCell): string {
  if (comparison?.low === undefined || comparison.high === undefined) return nothing;
  if (isTooWide(comparison)) return 'too wide';
  return `${formatRatio(comparison.low)} to ${formatRatio(comparison.high)}`;
}

function rateText(rate: number | undefined): string {
  return rate === undefined ? nothing : formatRate(rate);
}
