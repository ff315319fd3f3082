import type { Result } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { formatRatio, nothing } from '../wording/quantities.ts';
import { describeVerdict, filterOf, type JudgedCell, type JudgedWorkload } from './judged-cells.ts';
import { shownMetrics } from './metrics.ts';
import type { Section } from './section.ts';

/** All numbers as one table, which can be sorted and downloaded. */
export function numbersSection(_result: Result, workloads: readonly JudgedWorkload[]): Section {
  const columns = columnsOf(workloads);
  const rows = workloads.flatMap((workload) =>
    workload.cells.map((entry) => renderRow(entry, workload, columns)),
  );
  const header = columns.map(
    ({ title, isText }) =>
      html`<th scope="col" class="${isText ? '' : 'number'}"><button type="button" class="sort">${title}</button></th>`,
  );
  return {
    id: 'numbers',
    title: 'All numbers',
    body: html`<p><button type="button" class="download" hidden>Download as CSV</button></p><div class="scroll" role="group" aria-label="All numbers" tabindex="0"><table class="numbers sortable" data-counted><thead><tr>${header}</tr></thead><tbody>${rows}</tbody></table></div>`,
  };
}

interface NumberColumn {
  readonly title: string;
  readonly isText?: boolean;
  /** The figure that the table is sorted by, or the text. */
  readValue(entry: JudgedCell, workload: JudgedWorkload): number | string | undefined;
  render(value: number | string): Html | string;
}

function columnsOf(workloads: readonly JudgedWorkload[]): readonly NumberColumn[] {
  const cells = workloads.flatMap((workload) => workload.cells);
  const metrics = shownMetrics
    .filter(({ key }) => cells.some(({ cell }) => cell.metrics[key] !== undefined))
    .map(({ key, name, format }) => numberColumn(name, ({ cell }) => cell.metrics[key]?.value, format));
  return [
    textColumn('workload', (_, { workload }) => workload.name),
    textColumn('strategy', ({ label }) => label),
    numberColumn('workers', ({ cell }) => cell.workers, String),
    textColumn('verdict', (entry, { baseline }) => describeVerdict(entry, baseline)),
    numberColumn('ratio', ratioOf, formatRatio),
    numberColumn('low', ({ comparison }) => comparison?.low, formatRatio),
    numberColumn('high', ({ comparison }) => comparison?.high, formatRatio),
    numberColumn('blocks', ({ cell }) => cell.trials.length, String),
    ...metrics,
  ];
}

function ratioOf({ comparison, isBaseline }: JudgedCell): number | undefined {
  return isBaseline ? 1 : comparison?.ratio;
}

function textColumn(
  title: string,
  readValue: (entry: JudgedCell, workload: JudgedWorkload) => string,
): NumberColumn {
  return { title, isText: true, readValue, render: (value) => name(String(value)) };
}

function numberColumn(
  title: string,
  readValue: (entry: JudgedCell) => number | undefined,
  format: (value: number) => string,
): NumberColumn {
  return { title, readValue, render: (value) => format(Number(value)) };
}

function renderRow(entry: JudgedCell, workload: JudgedWorkload, columns: readonly NumberColumn[]): Html {
  const cells = columns.map((column, index) => {
    const value = column.readValue(entry, workload);
    const text = value === undefined ? nothing : column.render(value);
    if (index === 0) return html`<th scope="row">${text}</th>`;
    if (column.isText === true) return html`<td class="words">${text}</td>`;
    return html`<td class="number" data-value="${shorten(String(value ?? ''), 30)}">${text}</td>`;
  });
  return html`<tr data-filter="${filterOf(workload, entry)}">${cells}</tr>`;
}
