import type { GranularityAnalysis } from '@parbench/engine/sweep';
import { formatPercent, formatRatio, formatTime, nothing } from '@parbench/report/quantities';
import { renderFittingTable } from '../../../output/fitting-table.ts';
import { type Terminal, wrap } from '../../../output/terminal.ts';
import { renderCurves } from '../../../report/curve-plot.ts';
import {
  formatCrossing,
  formatCrossingInterval,
  formatInterval,
  formatValue,
  plotPoints,
} from '../intervals.ts';

type Curve = GranularityAnalysis['curves'][number];

/** Renders the curves of a granularity sweep, its points, and the task size from which on each strategy pays. */
export function renderGranularity(analysis: GranularityAnalysis, terminal: Terminal): readonly string[] {
  const { workload, param, curves } = analysis;
  const widths = [...new Set(curves.map(({ workers }) => workers))].join(', ');
  return [
    `${terminal.style('bold', workload)} by ${param} · ${widths} workers`,
    plotEfficiency(analysis, terminal),
    renderPoints(analysis, terminal),
    renderAnswers(curves, terminal),
    wrap(terminal, terminal.style('dim', legend)),
  ];
}

const legend =
  'METG(50 %): the shortest task, with its overhead, that keeps half of the ceiling; half of that time is its own. Break-even: the time inline of the shortest task that the strategy runs faster than inline. Intervals: 95 %, those of each column at once.';

function plotEfficiency({ curves, level }: GranularityAnalysis, terminal: Terminal): string {
  const series = curves.map(({ strategy, points }) => ({
    label: strategy,
    points: plotPoints(
      points,
      ({ taskMs }) => taskMs,
      ({ efficiency }) => efficiency,
    ),
  }));
  const shares = series.flatMap(({ points }) => points.map(({ y }) => y));
  const ticks = curves[0]?.points.flatMap(({ taskMs }) => taskMs ?? []) ?? [];
  return renderCurves(
    {
      ...{ series, level },
      title: 'share of the ceiling, by time of a task inline',
      x: { scale: 'logarithmic', format: formatTime, ticks, padding: 2 },
      y: { scale: 'linear', format: formatPercent, from: 0, to: Math.max(1, ...shares) },
    },
    terminal,
  );
}

function renderPoints({ curves }: GranularityAnalysis, terminal: Terminal): string {
  return renderFittingTable(
    {
      header: [
        '',
        'value',
        'inline',
        'with\noverhead',
        'of the\nceiling',
        '95 %\ninterval',
        'vs\ninline',
        '95 %\ninterval',
      ],
      rows: curves.flatMap(({ strategy, points }) =>
        points.map((point, index) => [
          index === 0 ? `  ${strategy}` : '',
          String(point.value),
          point.taskMs === undefined ? nothing : formatTime(point.taskMs),
          point.granularityMs === undefined ? nothing : formatTime(point.granularityMs),
          formatValue(point.efficiency, formatWholePercent),
          formatInterval(point.efficiency, formatWholePercent),
          formatValue(point.speedup, formatRatio),
          formatInterval(point.speedup, (value) => formatRatio(value).replace('x', '')),
        ]),
      ),
    },
    terminal,
  );
}

function formatWholePercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function renderAnswers(curves: readonly Curve[], terminal: Terminal): string {
  return renderFittingTable(
    {
      header: ['', 'METG(50 %)', '95 % interval', 'break-even', '95 % interval'],
      rows: curves.map(({ strategy, metgMs, breakEvenMs }) => [
        `  ${strategy}`,
        formatCrossing(metgMs, formatTime),
        formatCrossingInterval(metgMs, formatTime),
        formatCrossing(breakEvenMs, formatTime),
        formatCrossingInterval(breakEvenMs, formatTime),
      ]),
    },
    terminal,
  );
}
