import { type Cell, type Comparison, metricsSchema, type Result } from '@parbench/engine';
import type { RunComparison } from '@parbench/engine/compare-runs';
import { visibleText } from '../markup/visible-text.ts';
import { stringify } from './bundled/csv.ts';
import { csvOptions } from './csv-options.ts';

/** A cell with its comparison with the baseline. */
interface Row {
  readonly cell: Cell;
  readonly comparison?: Comparison | undefined;
}

type Column = readonly [name: string, readValue: (row: Row) => string | number | undefined];

/**
 * Renders every cell as a line of CSV (RFC 4180), with each metric and its interval in the units of the result. Texts that
 * a spreadsheet would take for a formula get an apostrophe.
 */
export function renderCsv({ cells, comparisons, workloads }: Result): string {
  const baselines = new Set(workloads.map(({ baseline }) => baseline));
  const ratios = new Map(comparisons.filter(({ b }) => baselines.has(b)).map((ratio) => [ratio.a, ratio]));
  const rows = cells.map((cell) => ({ cell, comparison: ratios.get(cell.id) }));
  const header = columns.map(([name]) => name);
  return stringify(
    [header, ...rows.map((row) => columns.map(([, readValue]) => readValue(row)))],
    csvOptions,
  );
}

/** Renders the changes from one run to another: a line for each cell. */
export function renderChangesCsv({ changes }: RunComparison): string {
  const header = ['cell', 'ratio', 'ratio.low', 'ratio.high', 'blocks.before', 'blocks.after', 'verdict'];
  const lines = changes.map(({ cell, ratio, low, high, blocks, verdict }) => [
    ...[visibleText(cell), ratio, low, high, blocks.before, blocks.after, verdict],
  ]);
  return stringify([header, ...lines], csvOptions);
}

const columns: readonly Column[] = [
  ['cell', ({ cell }) => visibleText(cell.id)],
  ['workload', ({ cell }) => visibleText(cell.workload.name)],
  ['params', ({ cell }) => visibleText(JSON.stringify(cell.workload.params))],
  ['runtime', ({ cell }) => visibleText(cell.runtime)],
  ['strategy', ({ cell }) => visibleText(cell.strategy.name)],
  ['options', ({ cell }) => visibleText(JSON.stringify(cell.strategy.options))],
  ['workers', ({ cell }) => cell.workers],
  ['revision', ({ cell }) => visibleText(cell.revision ?? '')],
  ['status', ({ cell }) => cell.status],
  ['reason', ({ cell }) => visibleText(cell.reason ?? '')],
  ['flags', ({ cell }) => cell.flags.join(' ')],
  ['baseline', ({ comparison }) => visibleText(comparison?.b ?? '')],
  ['blocks', ({ comparison }) => comparison?.blocks],
  ['ratio', ({ comparison }) => comparison?.ratio],
  ['ratio.low', ({ comparison }) => comparison?.low],
  ['ratio.high', ({ comparison }) => comparison?.high],
  ['verdict', ({ comparison }) => comparison?.verdict],
  ...Object.keys(metricsSchema.shape).flatMap((name) => metricColumns(name as keyof Cell['metrics'])),
];

function metricColumns(name: keyof Cell['metrics']): readonly Column[] {
  return [
    [name, ({ cell }) => cell.metrics[name]?.value],
    [`${name}.low`, ({ cell }) => cell.metrics[name]?.low],
    [`${name}.high`, ({ cell }) => cell.metrics[name]?.high],
    [`${name}.n`, ({ cell }) => cell.metrics[name]?.n],
  ];
}
