import type { Metrics, WorkloadResult } from '@parbench/engine';
import { formatBytes, formatPercent, formatRate, formatRatio, formatTime } from '../wording/quantities.ts';
import { unitOf } from '../wording/workload-cells.ts';

/** A metric of cells as the report shows it. */
export interface ShownMetric {
  readonly key: keyof Metrics;
  readonly name: string;
  format(value: number): string;
  /** What the figure means, in a sentence. */
  readonly meaning: string;
}

/** Names a metric after what the workload counts: tasks, drives of a job, or requests of a service. */
export function metricOf(metric: ShownMetric, workload: WorkloadResult): ShownMetric {
  const unit = unitOf(workload);
  const capital = unit.charAt(0).toUpperCase() + unit.slice(1);
  const named = (text: string) => text.replace('task', unit).replace('Task', capital);
  return { ...metric, name: named(metric.name), meaning: named(metric.meaning) };
}

/** The metrics in the order of the terminal's columns. Their names are those of the glossary. */
export const shownMetrics: readonly ShownMetric[] = [
  {
    key: 'throughputPerSecond',
    name: 'throughput',
    format: formatRate,
    meaning: 'Tasks completed per second.',
  },
  {
    key: 'efficiency',
    name: 'of the ceiling',
    format: formatPercent,
    meaning: 'The share of what the same number of workers would do if handing out tasks cost nothing.',
  },
  {
    key: 'latencyP50Ms',
    name: 'latency p50',
    format: formatTime,
    meaning: 'Half of the tasks settled within this time of being due.',
  },
  {
    key: 'latencyP99Ms',
    name: 'latency p99',
    format: formatTime,
    meaning: '99 % of the tasks settled within this time of being due.',
  },
  {
    key: 'latencyP999Ms',
    name: 'latency p99.9',
    format: formatTime,
    meaning: '99.9 % of the tasks settled within this time of being due.',
  },
  {
    key: 'roundTripMs',
    name: 'round trip',
    format: formatTime,
    meaning: 'From submitting one task to its outcome, with no other in flight.',
  },
  {
    key: 'startupMs',
    name: 'start-up',
    format: formatTime,
    meaning: 'From opening the workers to the first outcome.',
  },
  { key: 'readyMs', name: 'ready', format: formatTime, meaning: 'Until every worker is ready.' },
  {
    key: 'memoryBytes',
    name: 'memory',
    format: formatBytes,
    meaning: 'Anonymous memory that opening adds to the process tree.',
  },
  {
    key: 'memoryBytesPerWorker',
    name: 'memory per worker',
    format: formatBytes,
    meaning: 'Memory that each further worker adds.',
  },
  {
    key: 'cpuMsPerTask',
    name: 'CPU per task',
    format: formatTime,
    meaning: 'CPU time of the whole process tree per task.',
  },
  {
    key: 'driverDelayMs',
    name: 'driver delay',
    format: formatTime,
    meaning: 'How long other work on the event loop of the submitting program waits.',
  },
  {
    key: 'requestImbalance',
    name: 'busiest worker',
    format: formatRatio,
    meaning: 'Requests of the busiest worker against the mean.',
  },
  {
    key: 'failedRequests',
    name: 'lost with a worker',
    format: String,
    meaning: 'Requests that fail when a worker ends under load.',
  },
  {
    key: 'generatorUtilisation',
    name: 'client busy',
    format: formatPercent,
    meaning: 'The share of the time that the load generator was busy.',
  },
  {
    key: 'recoveryMs',
    name: 'recovery',
    format: formatTime,
    meaning: 'From the loss of a worker until all workers are ready again.',
  },
];
