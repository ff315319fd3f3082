import type { Result } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { message, name } from '../markup/name.ts';
import { formatCount, formatRatio } from '../wording/quantities.ts';
import { isOrAre } from '../wording/sentences.ts';
import { renderAdvice } from './advice.ts';
import type { JudgedCell, JudgedWorkload } from './judged-cells.ts';
import { groupByRuntime } from './runtime-groups.ts';

/** Answers the question of the run in a paragraph: what runs faster in parallel, what does not, and what is open. */
export function renderAnswer(result: Result, workloads: readonly JudgedWorkload[]): Html {
  const caution = describeCaution(result);
  const [only, ...others] = workloads;
  const sentences =
    only !== undefined && others.length === 0
      ? [html`${name(only.workload.name)}: ${message(only.workload.summary ?? '')}`]
      : groupByRuntime(result, workloads).map(({ title, workloads }) => describeGroup(title, workloads));
  return html`<div class="answer">${sentences.map((sentence) => html`<p>${sentence}</p>`)}${caution.length > 0 && html`<p class="caution">${caution}</p>`}${(result.advice ?? []).map(renderAdvice)}</div>`;
}

type Outcome = 'ahead' | 'baseline' | 'equivalent' | 'open' | 'unmeasured';

function describeGroup(title: string, workloads: readonly JudgedWorkload[]): Html {
  const byOutcome = Map.groupBy(workloads, outcomeOf);
  const of = (outcome: Outcome) => byOutcome.get(outcome) ?? [];
  const baseline = workloads.find((workload) => workload.baseline)?.baseline?.label ?? 'the baseline';
  const parts = [
    of('ahead').length > 0 &&
      html`${title}<strong>${countOf(of('ahead'), workloads)} faster with workers than ${name(baseline)}</strong>: ${list(of('ahead'), leaderOf)}.`,
    of('baseline').length > 0 &&
      html` Do not parallelise ${list(of('baseline'))}: ${name(baseline)} is fastest.`,
    of('equivalent').length > 0 && html` On ${list(of('equivalent'))} there is no difference that matters.`,
    of('open').length > 0 &&
      html` ${list(of('open'))} ${isOrAre(of('open'))} <strong>undecided</strong>: the blocks of this run cannot decide.`,
    of('unmeasured').length > 0 && html` Nothing was measured of ${list(of('unmeasured'))}.`,
  ];
  const isFirst = of('ahead').length === 0 && of('unmeasured').length < workloads.length;
  return html`${isFirst && html`${title}<strong>No workload is shown to run faster with workers than ${name(baseline)}.</strong>`}${parts}`;
}

function outcomeOf(workload: JudgedWorkload): Outcome {
  const { cells, baseline } = workload;
  if (cells.every(({ cell }) => cell.trials.length === 0)) return 'unmeasured';
  if (cells[0]?.cell.flags.includes('generator-bound')) return 'open';
  if (leader(workload) !== undefined) return 'ahead';
  const winners = cells.filter(({ isWinner }) => isWinner);
  if (baseline !== undefined && winners.length === 1 && winners[0] === baseline) return 'baseline';
  const rivals = winners.filter(({ isBaseline }) => !isBaseline);
  const areEquivalent = rivals.every(({ comparison }) => comparison?.verdict === 'equivalent');
  return rivals.length > 0 && areEquivalent ? 'equivalent' : 'open';
}

/** The best winner that is shown to beat the baseline. */
function leader({ cells, baseline }: JudgedWorkload): JudgedCell | undefined {
  if (baseline === undefined || baseline.isWinner) return undefined;
  return cells.find(({ isWinner, comparison }) => isWinner && comparison?.verdict === 'faster');
}

function leaderOf(workload: JudgedWorkload): Html | string {
  const best = leader(workload);
  return best?.comparison === undefined
    ? ''
    : html` (${name(best.label)}, ${formatRatio(best.comparison.ratio)})`;
}

function countOf(some: readonly unknown[], all: readonly unknown[]): string {
  return `${some.length} of ${formatCount(all.length, 'workload')} ${some.length === 1 ? 'runs' : 'run'}`;
}

/** More names than this are counted. */
const mostNamed = 8;

function list(
  workloads: readonly JudgedWorkload[],
  detailOf: (workload: JudgedWorkload) => Html | string = () => '',
): Html {
  const named = workloads.slice(0, workloads.length > mostNamed ? mostNamed - 1 : mostNamed);
  const more = workloads.length - named.length;
  const items = named.map(
    (workload) =>
      html`<a href="#${workload.anchor}">${name(workload.workload.name)}</a>${detailOf(workload)}`,
  );
  const all = more > 0 ? [...items, html`${more} more`] : items;
  return html`${all.map((item, index) => html`${separator(index, all.length)}${item}`)}`;
}

function separator(index: number, count: number): string {
  if (index === 0) return '';
  return index === count - 1 ? ' and ' : ', ';
}

/** Says what to know before one relies on the answer; empty if nothing. */
function describeCaution({ run, cells }: Result): readonly (Html | string)[] {
  const failed = cells.filter(({ status }) => status === 'failed' || status === 'timeout').length;
  const flagged = cells.filter(({ flags }) => flags.length > 0).length;
  return [
    run.status === 'interrupted' ? 'The run was interrupted: this is its finished part. ' : '',
    failed > 0 ? `${formatCount(failed, 'cell')} failed or timed out. ` : '',
    flagged > 0
      ? html`${flagged} of ${formatCount(cells.length, 'cell')} ${flagged === 1 ? 'has' : 'have'} a <a href="#flags">flag</a>, a doubt about the figures.`
      : '',
  ].filter((sentence) => sentence !== '');
}
