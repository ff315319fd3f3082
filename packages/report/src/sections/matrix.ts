import type { Cell, Result } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { formatCount, formatRatio } from '../wording/quantities.ts';
import { winnerMeaning } from '../wording/run-facts.ts';
import { isTooWide } from '../wording/sentences.ts';
import { describeVerdict, type JudgedCell, type JudgedWorkload, verdictClass } from './judged-cells.ts';
import { groupByRuntime, type RuntimeGroup } from './runtime-groups.ts';
import type { Section } from './section.ts';

/** The summary matrix: workloads x strategies, coloured by the ratio to the baseline. */
export function matrixSection(result: Result, workloads: readonly JudgedWorkload[]): Section {
  const groups = groupByRuntime(result, workloads);
  return {
    id: 'matrix',
    title: 'Summary',
    body: html`${groups.map((group) => renderGroup(group, groups.length > 1))}${legend}`,
  };
}

function renderGroup(group: RuntimeGroup, isTitled: boolean): Html {
  const columns = columnsOf(group.workloads);
  const title = isTitled ? `Ratio to the baseline, ${group.name}` : 'Ratio to the baseline';
  return html`<div class="scroll" role="group" aria-label="${title}" tabindex="0"><table class="matrix"><caption>${title}</caption><thead><tr><th scope="col">workload</th>${columns.map(({ label }) => html`<th scope="col">${name(label)}</th>`)}</tr></thead><tbody>${group.workloads.map((workload) => renderRow(workload, columns))}</tbody></table></div>`;
}

interface MatrixColumn {
  readonly key: string;
  readonly label: string;
}

function columnsOf(workloads: readonly JudgedWorkload[]): readonly MatrixColumn[] {
  const cells = workloads.flatMap(({ measured, unmeasured }) => [...measured, ...unmeasured]);
  const byKey = Map.groupBy(cells, columnKey);
  const withoutWorkers = new Map([...byKey.keys()].map((key) => [key, key.replace(/@\d+(?=#|$)/, '')]));
  const isAmbiguous = new Set(withoutWorkers.values()).size < byKey.size;
  return [...byKey.keys()].map((key) => ({
    key,
    label: isAmbiguous ? key : (withoutWorkers.get(key) ?? key),
  }));
}

/** The part of a cell's id after its workload: `threads@2`. */
function columnKey({ id, workload }: Cell): string {
  return id.startsWith(`${workload.key}/`) ? id.slice(workload.key.length + 1) : id;
}

function renderRow(workload: JudgedWorkload, columns: readonly MatrixColumn[]): Html {
  const judged = new Map(workload.cells.map((entry) => [columnKey(entry.cell), entry]));
  const unmeasured = new Map(workload.unmeasured.map((cell) => [columnKey(cell), cell]));
  const strategies = [...workload.measured, ...workload.unmeasured].map(({ strategy }) => strategy.name);
  const filter = [workload.workload.name, ...new Set(strategies)].join(' ');
  const cells = columns.map(({ key }) => {
    const entry = judged.get(key);
    return entry === undefined ? renderUnmeasured(unmeasured.get(key)) : renderJudged(entry, workload);
  });
  return html`<tr data-filter="${shorten(filter, 400)}"><th scope="row"><a href="#${workload.anchor}">${name(workload.workload.name)}</a></th>${cells}</tr>`;
}

const marks = { faster: '▲', slower: '▼', equivalent: '=', inconclusive: '?', baseline: '' } as const;

function renderJudged(entry: JudgedCell, { baseline, workload }: JudgedWorkload): Html {
  const { comparison, isWinner, isBaseline, label } = entry;
  const verdict = verdictClass(entry) as keyof typeof marks;
  const words = describeVerdict(entry, baseline);
  const winner = isWinner ? html`<span class="winner" aria-hidden="true">*</span>` : '';
  if (isBaseline) {
    return html`<td class="baseline" data-tip="${shorten(label, 80)}: the baseline"><span class="figure">1x${winner}</span><span class="detail">baseline${spoken(isWinner)}</span></td>`;
  }
  if (comparison === undefined) return html`<td class="none">not compared</td>`;
  const tip = `${shorten(workload.name, 80)}, ${shorten(label, 80)}: ${describeRatio(comparison)}; ${words}`;
  return html`<td class="${verdict} ${strengthOf(comparison.ratio, verdict)}" data-tip="${tip}"><span class="figure"><span class="mark" aria-hidden="true">${marks[verdict]}</span>${formatRatio(comparison.ratio)}${winner}</span><span class="detail">${verdict}${spoken(isWinner)}</span></td>`;
}

function spoken(isWinner: boolean): Html | false {
  return isWinner && html`<span class="spoken">, in the winner set</span>`;
}

function renderUnmeasured(cell: Cell | undefined): Html {
  if (cell === undefined) return html`<td class="none"><span class="detail">not in the run</span></td>`;
  const outcome = cell.status === 'timeout' ? 'timed out' : cell.status;
  return html`<td class="${cell.status === 'skipped' ? 'none' : 'broken'}" data-tip="${shorten(`${cell.strategy.name} ${outcome}: ${cell.reason ?? 'no reason given'}`, 400)}"><span class="detail">${outcome}</span></td>`;
}

/** Three steps of colour on each side of 1x. */
function strengthOf(ratio: number, verdict: string): string {
  if (verdict !== 'faster' && verdict !== 'slower') return '';
  const factor = Math.max(ratio, 1 / ratio);
  if (factor < 1.2) return 'weak';
  return factor < 2 ? 'medium' : 'strong';
}

/** `1.94x (1.91x to 1.98x, 4 blocks)`. */
function describeRatio({ ratio, low, high, blocks }: NonNullable<JudgedCell['comparison']>): string {
  const counted = formatCount(blocks, 'block');
  if (low === undefined || high === undefined) return `${formatRatio(ratio)} (${counted}, no interval)`;
  if (isTooWide({ low, high })) return `${formatRatio(ratio)} (${counted}, too few for an interval)`;
  return `${formatRatio(ratio)} (${formatRatio(low)} to ${formatRatio(high)}, ${counted})`;
}

const legend = html`<ul class="legend"><li><span class="swatch slower strong"></span><span class="swatch slower medium"></span><span class="swatch slower weak"></span> ▼ slower, by the same steps</li><li><span class="swatch equivalent"></span> = equivalent</li><li><span class="swatch faster weak"></span><span class="swatch faster medium"></span><span class="swatch faster strong"></span> ▲ faster: below 1.2x, below 2x, more</li><li><span class="swatch inconclusive"></span> ? inconclusive: the blocks of this run cannot decide</li><li>* ${winnerMeaning}</li></ul>`;
