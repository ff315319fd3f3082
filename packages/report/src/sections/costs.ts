import type { Metrics } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { drawBarStrip } from '../plot/bar-strip.ts';
import { nothing } from '../wording/quantities.ts';
import { filterOf, type JudgedCell, type JudgedWorkload } from './judged-cells.ts';
import { metricOf, type ShownMetric, shownMetrics } from './metrics.ts';

/** The metrics that have a small plot of their own. */
const plotted: readonly (keyof Metrics)[] = [
  'throughputPerSecond',
  'roundTripMs',
  'latencyP50Ms',
  'latencyP99Ms',
  'startupMs',
  'memoryBytesPerWorker',
  'cpuMsPerTask',
  'driverDelayMs',
];

/** Small plots side by side, one for each metric that was measured, with the same strategies in the same order. */
export function renderCosts(workload: JudgedWorkload): Html {
  const panels = shownMetrics
    .filter(({ key }) => plotted.includes(key))
    .filter(({ key }) => workload.cells.some(({ cell }) => cell.metrics[key] !== undefined))
    .map((metric) => renderPanel(metricOf(metric, workload.workload), workload));
  return html`<div class="panels">${panels}</div>`;
}

function renderPanel(metric: ShownMetric, workload: JudgedWorkload): Html {
  const { cells } = workload;
  const ends = cells.flatMap(({ cell }) => {
    const measured = cell.metrics[metric.key];
    return measured === undefined ? [] : [measured.value];
  });
  // Not the ends of the intervals: one that is very wide would make all bars short.
  const largest = Math.max(0, ...ends) * 1.1;
  return html`<table class="panel"><caption><span>${metric.name}</span><span class="muted">${metric.meaning}</span></caption><tbody>${cells.map((entry) => renderBar(metric, entry, largest, workload))}</tbody></table>`;
}

function renderBar(metric: ShownMetric, entry: JudgedCell, largest: number, workload: JudgedWorkload): Html {
  const measured = entry.cell.metrics[metric.key];
  const filter = filterOf(workload, entry);
  if (measured === undefined) {
    return html`<tr data-filter="${filter}"><th scope="row">${name(entry.label)}</th><td></td><td class="number">${nothing}</td></tr>`;
  }
  const { value, low, high } = measured;
  const range =
    low === undefined || high === undefined ? '' : ` (${metric.format(low)} to ${metric.format(high)})`;
  const text = `${shorten(entry.label, 80)}: ${metric.name} ${metric.format(value)}${range}`;
  return html`<tr data-filter="${filter}"><th scope="row">${name(entry.label)}</th><td>${drawBarStrip(measured, largest, text)}</td><td class="number">${metric.format(value)}</td></tr>`;
}
