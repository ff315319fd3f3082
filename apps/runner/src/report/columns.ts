import type { Cell, Metric, Metrics, WorkloadResult } from '@parbench/engine';
import {
  formatBytes,
  formatFigure,
  formatPercent,
  formatRate,
  formatRatio,
  formatTime,
  nothing,
} from '@parbench/report/quantities';
import { hasSeveralWidths, isTooWide, unitOf, type WorkloadCells } from '@parbench/report/wording';

/** A column of a workload's table. */
export interface Column {
  /** Two lines, the first often empty. */
  readonly title: string;
  /** What running text calls the column. */
  readonly name: string;
  textOf(cell: Cell): string;
}

/** The columns after the strategy, the most important first: a narrow terminal omits the last ones. */
export function columnsOf(cells: WorkloadCells): readonly Column[] {
  const unit = unitOf(cells.workload);
  return [
    ...(hasSeveralWidths(cells) ? [workers] : []),
    metricColumn(`\n${unit}s/s`, `${unit}s/s`, 'throughputPerSecond', formatRate),
    ...speedupColumns(cells.workload, cells.measured),
    ...figureColumns(cells),
    ...latencyColumns(cells),
    ...(unit !== 'drive' ? [metricColumn('round\ntrip', 'round trip', 'roundTripMs', formatTime)] : []),
    metricColumn('\nstart-up', 'start-up', 'startupMs', formatTime),
    metricColumn('memory/\nworker', 'memory per worker', 'memoryBytesPerWorker', formatBytes),
    metricColumn(`CPU/\n${unit}`, `CPU per ${unit}`, 'cpuMsPerTask', formatTime),
    ...(hasMetric(cells, 'requestImbalance')
      ? [
          metricColumn(
            'busiest\nworker',
            'requests of the busiest worker against the mean',
            'requestImbalance',
            formatRatio,
          ),
        ]
      : []),
    ...(hasMetric(cells, 'failedRequests')
      ? [
          metricColumn(
            'lost with\na worker',
            'requests that fail when a worker ends under load',
            'failedRequests',
            String,
          ),
          metricColumn('back\nafter', 'time until a lost worker is replaced', 'recoveryMs', formatTime),
        ]
      : []),
    ...(hasMetric(cells, 'generatorUtilisation')
      ? [
          metricColumn(
            'client\nbusy',
            'share of the time that the load generator was busy',
            'generatorUtilisation',
            formatPercent,
          ),
        ]
      : []),
    ...(hasMetric(cells, 'driverDelayMs')
      ? [metricColumn('driver\ndelay', 'driver delay', 'driverDelayMs', formatTime)]
      : []),
    ...(hasMetric(cells, 'efficiency')
      ? [metricColumn('of the\nceiling', 'share of the ceiling', 'efficiency', formatPercent)]
      : []),
  ];
}

/** The figures of the workload; their names are short. */
function figureColumns({ measured }: WorkloadCells): readonly Column[] {
  const names = new Set(measured.flatMap(({ figures = {} }) => Object.keys(figures)));
  return [...names].map((name) => ({
    title: inTwoLines(name),
    name,
    textOf: ({ figures }) => {
      const measured = figures?.[name];
      return measured === undefined ? nothing : formatFigure(measured.value);
    },
  }));
}

/** `lost atomic` and `makespan/bound` in two lines. */
function inTwoLines(name: string): string {
  const broken = name.replace(/ |(?<=\/)/, '\n');
  return broken.includes('\n') ? broken : `\n${name}`;
}

/** The percentiles that `--rate` adds. */
function latencyColumns(cells: WorkloadCells): readonly Column[] {
  const percentiles = [
    ['p50', 'latencyP50Ms'],
    ['p90', 'latencyP90Ms'],
    ['p99', 'latencyP99Ms'],
    ['p99.9', 'latencyP999Ms'],
  ] as const;
  return percentiles
    .filter(([, metric]) => hasMetric(cells, metric))
    .map(([name, metric]) => metricColumn(`latency\n${name}`, `latency ${name}`, metric, formatTime));
}

function hasMetric({ measured }: WorkloadCells, metric: keyof Metrics): boolean {
  return measured.some(({ metrics }) => metrics[metric] !== undefined);
}

const workers: Column = { title: '\nworkers', name: 'workers', textOf: (cell) => String(cell.workers) };

function metricColumn(
  title: string,
  name: string,
  metric: keyof Metrics,
  format: (value: number) => string,
): Column {
  return {
    title,
    name,
    textOf: ({ metrics }) => {
      const measured = metrics[metric];
      return measured === undefined ? nothing : format(measured.value);
    },
  };
}

function speedupColumns({ baseline }: WorkloadResult, cells: readonly Cell[]): readonly Column[] {
  const reference = cells.find(({ id }) => id === baseline);
  if (reference === undefined || cells.length === 1) return [];
  const ofOthers = (text: (speedup: Metric) => string, ofBaseline: string) => (cell: Cell) => {
    if (cell === reference) return ofBaseline;
    return cell.metrics.speedup === undefined ? nothing : text(cell.metrics.speedup);
  };
  return [
    {
      title: `vs\n${reference.strategy.name}`,
      name: 'ratio to the baseline',
      textOf: ofOthers(({ value }) => formatRatio(value), '1'),
    },
    { title: '95 %\ninterval', name: 'its interval', textOf: ofOthers(formatInterval, '') },
  ];
}

/** `1.89–1.98`: two ratios without their `x`. */
function formatInterval(metric: Metric): string {
  const { low, high } = metric;
  if (low === undefined || high === undefined) return nothing;
  if (isTooWide(metric)) return 'too wide';
  return [low, high].map((bound) => formatRatio(bound).replace('x', '')).join('–');
}
