import type { GranularityAnalysis } from '@parbench/engine/sweep';
import { formatPercent, formatRatio, formatTime, nothing } from '../quantities.ts';
import { formatCrossing, formatCrossingInterval, formatInterval, formatValue } from './crossings.ts';
import { type CurvePlot, pointsOf, type SweepText, type TextTable } from './sweep-text.ts';

type Curves = GranularityAnalysis['curves'];

/** Puts a granularity sweep into words: its curves, its points, and the task size from which on each strategy pays. */
export function describeGranularity(analysis: GranularityAnalysis): SweepText {
  const { workload, param, curves } = analysis;
  const widths = [...new Set(curves.map(({ workers }) => workers))].join(', ');
  return {
    name: workload,
    facts: `by ${param} · ${widths} ${widths === '1' ? 'worker' : 'workers'}`,
    overview: plotEfficiency(analysis),
    plots: [plotByGranularity(analysis), plotSpeedup(curves)],
    answers: answersOf(curves),
    points: pointsTable(curves),
    sentences: [],
    legend:
      'METG(50 %): the shortest task, with its overhead, that keeps half of the ceiling; half of that time is its own. Break-even: the time inline of the shortest task that the strategy runs faster than inline. Intervals: 95 %, those of each column at once.',
  };
}

function plotEfficiency({ curves, level }: GranularityAnalysis): CurvePlot {
  const series = curves.map(({ strategy, points }) => ({
    label: strategy,
    points: pointsOf(
      points,
      ({ taskMs }) => taskMs,
      ({ efficiency }) => efficiency,
    ),
  }));
  return {
    ...{ series, level },
    title: 'share of the ceiling, by time of a task inline',
    x: { scale: 'logarithmic', format: formatTime, ticks: timesInline(curves) },
    y: shareAxis(series.flatMap(({ points }) => points.map(({ y }) => y))),
  };
}

/** METG is a time with overhead, so it lies on this axis. */
function plotByGranularity({ curves, level }: GranularityAnalysis): CurvePlot {
  const series = curves.map(({ strategy, points, metgMs }) => ({
    label: strategy,
    points: pointsOf(
      points,
      ({ granularityMs }) => granularityMs,
      ({ efficiency }) => efficiency,
    ),
    crossing: metgMs,
  }));
  return {
    ...{ series, level },
    title: 'share of the ceiling, by time of a task with its overhead; METG(50 %) on the line',
    x: { scale: 'logarithmic', format: formatTime },
    y: shareAxis(series.flatMap(({ points }) => points.map(({ y }) => y))),
  };
}

function plotSpeedup(curves: Curves): CurvePlot {
  const series = curves.map(({ strategy, points, breakEvenMs }) => ({
    label: strategy,
    points: pointsOf(
      points,
      ({ taskMs }) => taskMs,
      ({ speedup }) => speedup,
    ),
    crossing: breakEvenMs,
  }));
  return {
    series,
    level: 1,
    title: 'speed-up against inline, by time of a task inline; break-even on the line',
    x: { scale: 'logarithmic', format: formatTime, ticks: timesInline(curves) },
    y: { scale: 'logarithmic', format: formatRatio },
  };
}

function timesInline([first]: Curves): readonly number[] {
  return first?.points.flatMap(({ taskMs }) => taskMs ?? []) ?? [];
}

function shareAxis(shares: readonly number[]): CurvePlot['y'] {
  return { scale: 'linear', format: formatPercent, from: 0, to: Math.max(1, ...shares) };
}

function answersOf(curves: Curves): TextTable {
  return {
    title: 'METG(50 %) and break-even',
    header: ['', 'METG(50 %)', '95 % interval', 'break-even', '95 % interval'],
    rows: curves.map(({ strategy, metgMs, breakEvenMs }) => [
      strategy,
      formatCrossing(metgMs, formatTime),
      formatCrossingInterval(metgMs, formatTime),
      formatCrossing(breakEvenMs, formatTime),
      formatCrossingInterval(breakEvenMs, formatTime),
    ]),
  };
}

function pointsTable(curves: Curves): TextTable {
  const interval = '95 %\ninterval';
  return {
    title: 'Task sizes',
    header: ['', 'value', 'inline', 'with\noverhead', 'of the\nceiling', interval, 'vs\ninline', interval],
    rows: curves.flatMap(({ strategy, points }) =>
      points.map((point) => [
        strategy,
        String(point.value),
        point.taskMs === undefined ? nothing : formatTime(point.taskMs),
        point.granularityMs === undefined ? nothing : formatTime(point.granularityMs),
        formatValue(point.efficiency, formatWholePercent),
        formatInterval(point.efficiency, formatWholePercent),
        formatValue(point.speedup, formatRatio),
        formatInterval(point.speedup, formatBareRatio),
      ]),
    ),
  };
}

function formatWholePercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function formatBareRatio(ratio: number): string {
  return formatRatio(ratio).replace('x', '');
}
