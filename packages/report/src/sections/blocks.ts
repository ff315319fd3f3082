import type { Trial } from '@parbench/engine';
import { mean, standardDeviation } from '@parbench/engine/internal';
import { type Html, html } from '../markup/html.ts';
import { name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { type BlockAxes, drawBlockStrip } from '../plot/block-strip.ts';
import { formatCount, formatPercent, formatRatio, nothing } from '../wording/quantities.ts';
import { filterOf, type JudgedCell, type JudgedWorkload } from './judged-cells.ts';

/** Blocks over time, and the noise of slices: one strip for each cell. */
export function renderBlocks(workloads: readonly JudgedWorkload[]): Html | string {
  const shown = workloads.filter(({ cells }) => cells.some(({ cell }) => ratesOf(cell.trials).length > 0));
  if (shown.length === 0) return '';
  return html`<h3>Blocks over time</h3><p>Throughput of each strategy from the first block to the last, against its own mean. Each dot is a slice; the line joins the blocks. Every block is a fresh process.</p>${shown.map(renderWorkload)}`;
}

function renderWorkload(workload: JudgedWorkload): Html {
  const cells = workload.cells.filter(({ cell }) => ratesOf(cell.trials).length > 0);
  const axes = axesOf(workload, cells);
  const [lowest, highest] = [-axes.reach, axes.reach].map((distance) => formatRatio(Math.exp(distance)));
  const title = workload.workload.name;
  return html`<div class="scroll" role="group" aria-label="Blocks of ${shorten(title, 80)}" tabindex="0"><table class="over-time" data-rows="plots"><caption>${name(title)} <span class="muted">${formatCount(axes.blocks, 'block')}; a plot reaches from ${lowest} to ${highest} of the mean</span></caption><thead><tr><th scope="col">strategy</th><th scope="col" class="plot">first block to last</th><th scope="col" class="number">between blocks</th><th scope="col" class="number">between slices</th><th scope="col" class="words">flags</th></tr></thead><tbody>${cells.map((entry) => renderRow(entry, axes, workload))}</tbody></table></div>`;
}

function renderRow(entry: JudgedCell, axes: BlockAxes, workload: JudgedWorkload): Html {
  const { cell, label } = entry;
  const rates = ratesOf(cell.trials);
  const between = formatSpread(spread(rates.map(({ slices }) => mean(slices))));
  const within = formatSpread(sliceSpread(rates));
  const text = `${shorten(label, 80)}: ${formatCount(rates.length, 'block')}; spread between blocks ${between}, between slices of a block ${within}`;
  const flags = cell.flags.length === 0 ? nothing : cell.flags.join(', ');
  return html`<tr data-filter="${filterOf(workload, entry)}"><th scope="row">${name(label)}</th><td class="plot">${drawBlockStrip(rates, centreOf(rates), axes, text)}</td><td class="number">${between}</td><td class="number">${within}</td><td class="words">${flags}</td></tr>`;
}

type Rates = Pick<Trial, 'block' | 'slices'>;

/** The slices in which something was completed. */
function ratesOf(trials: readonly Rates[]): readonly Rates[] {
  return trials
    .map(({ block, slices }) => ({ block, slices: slices.filter((rate) => rate > 0) }))
    .filter(({ slices }) => slices.length > 0);
}

function axesOf({ workload }: JudgedWorkload, cells: readonly JudgedCell[]): BlockAxes {
  const distances = cells.flatMap(({ cell }) => {
    const rates = ratesOf(cell.trials);
    const centre = centreOf(rates);
    return rates.flatMap(({ slices }) => slices.map((rate) => Math.abs(Math.log(rate / centre))));
  });
  const lastBlock = cells.flatMap(({ cell }) => cell.trials.map(({ block }) => block));
  const most = (numbers: readonly number[]) =>
    numbers.reduce((largest, value) => Math.max(largest, value), 0);
  return { blocks: Math.max(workload.blocks, most(lastBlock) + 1), reach: Math.max(0.02, most(distances)) };
}

/** The geometric mean of the blocks. */
function centreOf(rates: readonly Rates[]): number {
  return Math.exp(mean(rates.map(({ slices }) => Math.log(mean(slices)))));
}

/** The standard deviation of logarithms; undefined with fewer than two. */
function spread(rates: readonly number[]): number | undefined {
  return rates.length < 2 ? undefined : standardDeviation(rates.map(Math.log));
}

/** The spread between slices of the same block: its root mean square over blocks. */
function sliceSpread(rates: readonly Rates[]): number | undefined {
  const spreads = rates.map(({ slices }) => spread(slices)).filter((value) => value !== undefined);
  return spreads.length === 0 ? undefined : Math.sqrt(mean(spreads.map((value) => value * value)));
}

function formatSpread(value: number | undefined): string {
  return value === undefined ? nothing : formatPercent(Number(value.toPrecision(2)));
}
