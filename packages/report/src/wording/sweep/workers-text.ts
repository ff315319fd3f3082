import type { WorkersAnalysis } from '@parbench/engine/sweep';
import { formatBytes, formatCount, formatPercent, formatRatio, nothing } from '../quantities.ts';
import { formatInterval, formatValue } from './crossings.ts';
import { type Curve, type CurvePlot, pointsOf, type SweepText, type TextTable } from './sweep-text.ts';

type Scaling = WorkersAnalysis['curves'][number];
type Fit = Scaling['amdahl'];

/** Puts a workers sweep into words: its curves with the fitted laws, its points, and the advice on width. */
export function describeWorkers({ workload, cpus, curves }: WorkersAnalysis): SweepText {
  const plot = plotSpeedups(curves);
  return {
    name: workload,
    facts: `by number of workers · ${formatCount(cpus, 'CPU')}`,
    overview: plot,
    plots: [{ ...plot, title: `${plot.title}; dotted: the universal scalability law, if it was fitted` }],
    answers: lawsOf(curves),
    points: pointsTable(curves),
    sentences: curves.map(describeAdvice),
    legend:
      'Contention: the share of the work that runs one at a time (Amdahl’s law; workers beyond the CPUs count as one for each CPU). Coherency: what each pair of workers costs (universal scalability law). CPUs used: CPU time of all processes per time of load.',
  };
}

function plotSpeedups(curves: readonly Scaling[]): CurvePlot {
  const widths = [...new Set(curves.flatMap(({ points }) => points.map(({ workers }) => workers)))];
  const speedups = curves.flatMap(({ points }) => points.flatMap(({ speedup }) => speedup ?? []));
  return {
    series: curves.map(curveOf),
    title: 'speed-up against inline, by number of workers',
    x: { scale: 'linear', format: String, ticks: widths.toSorted((a, b) => a - b) },
    y: {
      scale: 'linear',
      format: (value) => (value === 0 ? '0' : formatRatio(value)),
      from: 0,
      to: Math.max(1, ...speedups.map(({ value, high = value }) => Math.min(high, 1.3 * value))),
    },
    level: 1,
  };
}

function curveOf(curve: Scaling): Curve {
  const { strategy, points } = curve;
  const law = lawOf(curve);
  return {
    label: strategy,
    points: pointsOf(
      points,
      ({ workers }) => workers,
      ({ speedup }) => speedup,
    ),
    ...(law && { law }),
  };
}

/**
 * The universal scalability law where it was fitted. Amdahl's was fitted to as many workers as there are CPUs, and is not
 * drawn: beyond the CPUs, its curve would have to bend.
 */
function lawOf({ universalScalability: fit, points }: Scaling): Curve['law'] | undefined {
  if (fit.status !== 'fitted') return undefined;
  const [rate, contention, coherency] = [fit.rate.value, fit.contention.value, fit.coherency?.value ?? 0];
  const most = Math.max(...points.map(({ workers }) => workers));
  const widths = Array.from({ length: 4 * (most - 1) + 1 }, (_, index) => 1 + index / 4);
  return widths.map((x) => ({ x, y: (rate * x) / (1 + contention * (x - 1) + coherency * x * (x - 1)) }));
}

function pointsTable(curves: readonly Scaling[]): TextTable {
  return {
    title: 'Numbers of workers',
    header: [
      '',
      'workers',
      'vs\ninline',
      '95 %\ninterval',
      'per\nworker',
      'of the\nceiling',
      'CPUs\nused',
      'memory',
    ],
    rows: curves.flatMap(({ strategy, points }) =>
      points.map(({ workers, speedup, efficiency, cpusUsed, memoryBytes }) => [
        strategy,
        String(workers),
        formatValue(speedup, formatRatio),
        formatInterval(speedup, (value) => formatRatio(value).replace('x', '')),
        formatValue(speedup, (value) => formatPercent(value / workers)),
        formatValue(efficiency, formatPercent),
        formatValue(cpusUsed, (value) => value.toFixed(2)),
        formatValue(memoryBytes, formatBytes),
      ]),
    ),
  };
}

function lawsOf(curves: readonly Scaling[]): TextTable {
  const interval = '95 %\ninterval';
  return {
    title: 'Fitted laws',
    header: ['', 'Amdahl:\ncontention', interval, 'USL:\ncontention', interval, 'coherency', interval],
    rows: curves.map(({ strategy, amdahl, universalScalability }) => [
      strategy,
      ...describeParameter(amdahl, 'contention'),
      ...describeParameter(universalScalability, 'contention'),
      ...describeParameter(universalScalability, 'coherency').map((text) =>
        universalScalability.status === 'fitted' ? text : '',
      ),
    ]),
  };
}

function describeParameter(fit: Fit, name: 'contention' | 'coherency'): readonly [string, string] {
  if (fit.status === 'not-estimable') return ['not estimable', ''];
  const parameter = fit[name];
  if (parameter === undefined) return [nothing, nothing];
  const format = name === 'contention' ? formatPercent : (value: number) => value.toPrecision(2);
  return [format(parameter.value), formatInterval(parameter, format)];
}

/** `threads: use 2 workers, statistically indistinguishable from 3, the fastest number (0.99x of its throughput, ...); ...` */
function describeAdvice({ strategy, points, advice }: Scaling): string {
  if (advice === undefined)
    return `${strategy}: the intervals are too wide to advise on the number of workers. Raise \`--budget\`.`;
  const { workers, fastest, ratio, beatsInline } = advice;
  const { memoryBytes: memory, cpusUsed } = points.find((point) => point.workers === workers) ?? {};
  const count = formatCount(workers, 'worker');
  const facts = [
    ratio?.low === undefined || ratio.high === undefined
      ? `${strategy}: use ${count}, the fastest number`
      : `${strategy}: use ${count}, statistically indistinguishable from ${fastest}, the fastest number (${formatRatio(ratio.value)} of its throughput, ${formatRatio(ratio.low)} to ${formatRatio(ratio.high)})`,
    ...(cpusUsed === undefined ? [] : [`it keeps ${cpusUsed.value.toFixed(2)} CPUs busy`]),
    ...(memory === undefined ? [] : [`memory ${formatBytes(memory.value)}`]),
  ];
  return `${facts.join('; ')}.${beatsInline ? '' : ' It is not shown to be faster than inline.'}`;
}
