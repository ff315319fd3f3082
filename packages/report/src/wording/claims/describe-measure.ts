import type { AnswerMeasure, Measure, RatioMeasure, SpeedupMeasure } from '@parbench/engine/claims';
import { formatBytes, formatFigure, formatRate, formatRatio, formatTime } from '../quantities.ts';
import { isTooWide } from '../sentences.ts';

/** The names of measures in tables. */
const labels: Readonly<Record<string, string>> = {
  pssBytes: 'memory (PSS)',
  rssBytes: 'memory (RSS)',
  startCpuMs: 'CPU time to start',
  idleCpuMs: 'CPU time, idle second',
  fileDescriptors: 'file descriptors',
  contextSwitches: 'context switches',
  kernelThreads: 'kernel threads',
  startupMs: 'first result',
  readyMs: 'all workers ready',
  oneShot: 'a worker per task',
  throughput: 'tasks/s',
  roundTrip: 'round trip',
  object: 'sees writes to objects',
  global: 'sees writes to globals',
  shared: 'sees writes to shared memory',
  exit: 'exit ends the driver',
  abort: 'abort ends the driver',
  memory: 'full heap ends the driver',
  cpuBound: 'computing',
  ioBound: 'waiting',
  lostPlain: 'lost: plain increments',
  lostCall: 'lost: a call in between',
  lostAtomic: 'lost: atomic increments',
  lostLocked: 'lost: under a lock',
  lostSeparate: 'lost: separate memory',
  deadlocks: 'deadlocks in a run',
  runsLost: 'runs lost',
};

const payloadKinds = { object: 'objects', copied: 'bytes' } as const;

/** Names a measure: `round trip, 1.02 kB bytes`, `computing, threads@2`. */
export function labelMeasure(measure: Measure): string {
  const label = labels[measure.name] ?? measure.name;
  if (measure.kind === 'ratio' && measure.payload !== undefined) {
    return `${label}, ${formatBytes(measure.payload.bytes)} ${payloadKinds[measure.payload.kind]}`;
  }
  if (measure.kind !== 'speed-up') return label;
  const { strategy, workers } = measure;
  return `${label}, ${strategy.replace(/^python\//, '')}@${workers}`;
}

/** Sorts measures in the order of their names in tables. */
export function sortMeasures(measures: readonly Measure[]): readonly Measure[] {
  const order = Object.keys(labels);
  return measures.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** The figure of a measure with its interval: `1.41x (1.33x to 1.50x)`. */
export function formatMeasure(measure: Measure): string {
  switch (measure.kind) {
    case 'ratio':
      return formatRatioMeasure(measure);
    case 'speed-up':
      return withInterval(measure.speedup);
    case 'answer':
      return formatAnswer(measure);
    case 'count':
      return formatFigure(measure.value);
  }
}

function formatRatioMeasure({ ratio, stance }: RatioMeasure): string {
  if (ratio === undefined) return stance === 'supports' ? 'processes only' : 'none';
  if (ratio.value === undefined)
    return ratio.low === undefined ? 'not known' : `above ${formatRatio(ratio.low)}`;
  return withInterval({ ...ratio, value: ratio.value });
}

/** An interval without an upper end has no ratio that could be relied on. */
function withInterval({
  value,
  low,
  high,
}: Pick<SpeedupMeasure['speedup'], 'value' | 'low' | 'high'>): string {
  if (low === undefined) return formatRatio(value);
  if (high === undefined) return `above ${formatRatio(low)}`;
  // The interval of a ratio of amounts, Fieller's, may reach below zero.
  if (low <= 0 || isTooWide({ low, high })) return `${formatRatio(value)} (interval too wide)`;
  return `${formatRatio(value)} (${formatRatio(low)} to ${formatRatio(high)})`;
}

function formatAnswer({ thread, process }: AnswerMeasure): string {
  if (thread === process) return thread ? 'both' : 'neither';
  return thread ? 'thread' : 'process';
}

const amounts = {
  bytes: formatBytes,
  milliseconds: formatTime,
  'per-second': formatRate,
  count: formatFigure,
} as const;

/** What the ratio was taken of, process first: `14.2 MB : 10.1 MB`; empty for other measures. */
export function formatAmounts(measure: Measure): string {
  if (measure.kind !== 'ratio') return '';
  const { unit, thread, process } = measure;
  if (thread === undefined || process === undefined) return '';
  return `${amounts[unit](process.value)} : ${amounts[unit](thread.value)}`;
}
