import type { AnswerMeasure, Measure, RatioMeasure, SpeedupMeasure } from '@parbench/engine/claims';
import {
  formatBytes,
  formatCount,
  formatFigure,
  formatRate,
  formatRatio,
  formatTime,
} from '@parbench/report/quantities';

/** The names of measures in tables. */
const labels: Readonly<Record<string, string>> = {
  pssBytes: 'memory of a further worker (PSS)',
  rssBytes: 'the same, shared pages in full (RSS)',
  startCpuMs: 'CPU time to start a worker',
  idleCpuMs: 'CPU time of a worker in an idle second',
  fileDescriptors: 'file descriptors of a worker',
  contextSwitches: 'context switches to start a worker',
  kernelThreads: 'kernel threads of a worker',
  startupMs: 'time to the first result',
  readyMs: 'time until all workers are ready',
  oneShot: 'tasks per second, a worker for each',
  throughput: 'tasks per second',
  roundTrip: 'round trip',
  object: 'sees a write to a plain object',
  global: 'sees a write to a global variable',
  shared: 'sees a write to shared memory',
  exit: 'its exit ends the driver',
  abort: 'its abort ends the driver',
  memory: 'its full heap ends the driver',
  cpuBound: 'computing',
  ioBound: 'waiting',
  lostPlain: 'updates lost by plain increments',
  lostCall: 'updates lost with a call in between',
  lostAtomic: 'updates lost by atomic increments',
  lostLocked: 'updates lost under a lock',
  lostSeparate: 'updates lost in separate memory',
  deadlocks: 'deadlocks in a run',
  runsLost: 'runs lost',
};

const payloadKinds = { object: 'objects', copied: 'bytes' } as const;

/** Names a measure: `round trip, 1.02 kB of bytes`, `computing, threads with 2 workers`. */
export function labelMeasure(measure: Measure): string {
  const label = labels[measure.name] ?? measure.name;
  if (measure.kind === 'ratio' && measure.payload !== undefined) {
    return `${label}, ${formatBytes(measure.payload.bytes)} of ${payloadKinds[measure.payload.kind]}`;
  }
  if (measure.kind !== 'speed-up') return label;
  const { strategy, workers } = measure;
  return `${label}, ${strategy.replace(/^python\//, '')} with ${formatCount(workers, 'worker')}`;
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
