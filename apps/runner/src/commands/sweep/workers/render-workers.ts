import type { WorkersAnalysis } from '@parbench/engine/sweep';
import { formatBytes, formatCount, formatPercent, formatRatio, nothing } from '@parbench/report/quantities';
import { renderFittingTable } from '../../../output/fitting-table.ts';
import { type Terminal, wrap } from '../../../output/terminal.ts';
import { renderCurves } from '../../../report/curve-plot.ts';
import { formatInterval, formatValue, plotPoints } from '../intervals.ts';

type Curve = WorkersAnalysis['curves'][number];
type Fit = Curve['amdahl'];

/** Renders the curves of a workers sweep, its points, the fitted laws and the advice on width. */
export function renderWorkers(analysis: WorkersAnalysis, terminal: Terminal): readonly string[] {
  const { workload, cpus, curves } = analysis;
  return [
    `${terminal.style('bold', workload)} by number of workers · ${formatCount(cpus, 'CPU')}`,
    plotSpeedups(curves, terminal),
    renderPoints(curves, terminal),
    renderLaws(curves, terminal),
    curves.map((curve) => wrap(terminal, describeAdvice(curve), '  ')).join('\n'),
    wrap(terminal, terminal.style('dim', legend)),
  ];
}

const legend =
  'Contention: the share of the work that runs one at a time (Amdahl’s law; workers beyond the CPUs count as one for each CPU). Coherency: what each pair of workers costs (universal scalability law). CPUs used: CPU time of all processes per time of load.';

function plotSpeedups(curves: readonly Curve[], terminal: Terminal): string {
  const widths = [...new Set(curves.flatMap(({ points }) => points.map(({ workers }) => workers)))];
  const speedups = curves.flatMap(({ points }) => points.flatMap(({ speedup }) => speedup ?? []));
  const series = curves.map(({ strategy, points }) => ({
    label: strategy,
    points: plotPoints(
      points,
      ({ workers }) => workers,
      ({ speedup }) => speedup,
    ),
  }));
  return renderCurves(
    {
      series,
      title: 'speed-up against inline, by number of workers',
      x: { scale: 'linear', format: String, ticks: widths.toSorted((a, b) => a - b), padding: 2 },
      y: {
        scale: 'linear',
        format: (value) => (value === 0 ? '0' : formatRatio(value)),
        from: 0,
        to: Math.max(1, ...speedups.map(({ value, high = value }) => Math.min(high, 1.3 * value))),
      },
      level: 1,
    },
    terminal,
  );
}

function renderPoints(curves: readonly Curve[], terminal: Terminal): string {
  return renderFittingTable(
    {
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
        points.map(({ workers, speedup, efficiency, cpusUsed, memoryBytes }, index) => [
          index === 0 ? `  ${strategy}` : '',
          String(workers),
          formatValue(speedup, formatRatio),
          formatInterval(speedup, (value) => formatRatio(value).replace('x', '')),
          formatValue(speedup, (value) => formatPercent(value / workers)),
          formatValue(efficiency, formatPercent),
          formatValue(cpusUsed, (value) => value.toFixed(2)),
          formatValue(memoryBytes, formatBytes),
        ]),
      ),
    },
    terminal,
  );
}

function renderLaws(curves: readonly Curve[], terminal: Terminal): string {
  return renderFittingTable(
    {
      header: [
        '',
        'Amdahl:\ncontention',
        '95 %\ninterval',
        'USL:\ncontention',
        '95 %\ninterval',
        'coherency',
        '95 %\ninterval',
      ],
      rows: curves.map(({ strategy, amdahl, universalScalability }) => [
        `  ${strategy}`,
        ...describeParameter(amdahl, 'contention'),
        ...describeParameter(universalScalability, 'contention'),
        ...describeParameter(universalScalability, 'coherency').map((text) =>
          universalScalability.status === 'fitted' ? text : '',
        ),
      ]),
    },
    terminal,
  );
}

function describeParameter(fit: Fit, name: 'contention' | 'coherency'): readonly [string, string] {
  if (fit.status === 'not-estimable') return ['not estimable', ''];
  const parameter = fit[name];
  if (parameter === undefined) return [nothing, nothing];
  const format = name === 'contention' ? formatPercent : (value: number) => value.toPrecision(2);
  return [format(parameter.value), formatInterval(parameter, format)];
}

/** `threads: 2 workers are enough: statistically indistinguishable from 3, the fastest (0.99x, 0.96x to 1.02x). ...` */
function describeAdvice({ strategy, points, advice }: Curve): string {
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
