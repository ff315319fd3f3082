import type { Cell, Comparison, Result } from '@parbench/engine';
import { escapeMarkup } from '../markup/html.ts';
import { formatCount, formatRatio } from '../wording/quantities.ts';
import { formatInterval } from '../wording/sentences.ts';
import { groupByWorkload, speedupsOf, type WorkloadCells } from '../wording/workload-cells.ts';

/**
 * Renders a result as JUnit XML: a suite for each workload, a test case for each cell. A cell that failed or timed out is a
 * failure, a skipped one is skipped; the verdict is the output of its test case and fails nothing.
 */
export function renderJunit(result: Result): string {
  const suites = groupByWorkload(result).map((group) => renderSuite(group, result));
  const attributes = { name: 'parbench', time: seconds(result.run.durationMs), ...countsOf(result.cells) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, suites)}\n`;
}

function renderSuite(group: WorkloadCells, result: Result): string {
  const cells = [...group.measured, ...group.unmeasured];
  const speedups = speedupsOf(result);
  const cases = cells.map((cell) =>
    renderCase(
      cell,
      speedups.find(({ a }) => a === cell.id),
    ),
  );
  const skipped = String(cells.filter(({ status }) => status === 'skipped').length);
  const summary = group.workload.summary ?? '';
  return element(
    'testsuite',
    {
      name: group.workload.key,
      ...countsOf(cells),
      skipped,
      timestamp: result.run.startedAt.replace(/\.\d+Z$/, ''),
    },
    [...cases, ...(summary === '' ? [] : [`<system-out>${escapeMarkup(summary)}</system-out>`])],
  );
}

function renderCase(cell: Cell, speedup: Comparison | undefined): string {
  const children = [...describeEnd(cell), ...describeMeasurement(cell, speedup)];
  return element('testcase', { name: cell.id, classname: `parbench.${cell.workload.name}` }, children);
}

function describeEnd({ status, reason = 'no reason given' }: Cell): readonly string[] {
  if (status === 'ok') return [];
  if (status === 'skipped') return [element('skipped', { message: reason }, [])];
  return [element('failure', { type: status, message: reason }, [])];
}

function describeMeasurement({ flags }: Cell, speedup: Comparison | undefined): readonly string[] {
  const lines = [
    ...(speedup === undefined
      ? []
      : [`${formatRatio(speedup.ratio)} ${speedup.b} (${formatInterval(speedup)}): ${speedup.verdict}`]),
    ...(flags.length === 0 ? [] : [`${formatCount(flags.length, 'flag')}: ${flags.join(', ')}`]),
  ];
  return lines.length === 0 ? [] : [`<system-out>${escapeMarkup(lines.join('; '))}</system-out>`];
}

function countsOf(cells: readonly Cell[]): Readonly<Record<string, string>> {
  const failures = cells.filter(({ status }) => status === 'failed' || status === 'timeout').length;
  return { tests: String(cells.length), failures: String(failures), errors: '0' };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly string[],
): string {
  const opening = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  return `<${name}${opening.join('')}>${children.map((child) => `\n${child}`).join('')}${children.length > 0 ? '\n' : ''}</${name}>`;
}
