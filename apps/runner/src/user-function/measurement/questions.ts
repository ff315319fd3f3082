import type { Comparison, IdentifiedCell, InterimResult } from '@parbench/engine';
import { findComparison } from '@parbench/engine/internal';
import { isRuledOut, worthWhile } from '../../advice/choose-cell.ts';

/**
 * A question about a function, and the cells that answer it, beside the baseline.
 *
 * - `gain`: does the most promising strategy gain anything?
 * - `rule-out`: if not, does any other one?
 * - `unit`: threads or processes?
 * - `variant`: which variant of it, with how many workers?
 */
export interface Question {
  readonly name: 'gain' | 'rule-out' | 'unit' | 'variant';
  /** The ids of the cells to measure, without the baseline. */
  readonly cells: readonly string[];
  /** Returns whether the question is settled. */
  isSettled(measured: InterimResult): boolean;
}

/**
 * When a question may be settled. Each interval has the confidence of one of `count` simultaneous ones, so that all looks
 * together promise 95 % (Bonferroni). The questions form a fixed sequence, so each has the full level once those before it are
 * settled. Source: Westfall and Krishen, Journal of Statistical Planning and Inference 99 (2001), 25-40.
 */
export interface Looks {
  /** The numbers of blocks after which the data are looked at, besides the end of the question's time. */
  readonly after: readonly number[];
  /** The number of looks, with the one at the end. */
  readonly count: number;
}

/** Four looks, to answer a question as soon as the data do. */
export const severalLooks: Looks = { after: [3, 4, 6], count: 4 };

/** A single look, at the end: of few blocks, each look more would cost more than it saves. */
export const singleLook: Looks = { after: [], count: 1 };

/** The facts that questions are asked about: the cells of one function, and the strategies to compare. */
export interface Candidacy {
  readonly cells: readonly Pick<IdentifiedCell, 'id' | 'strategy' | 'workers'>[];
  /** The id of the baseline. */
  readonly baseline: string;
  /** The names of the strategies, the most promising first. */
  readonly candidates: readonly string[];
}

/** Asks the questions about one function, one after another. */
export interface Questions {
  /** Returns the next question; undefined if the last one was settled, or one that others depend on was not. */
  next(measured: InterimResult, isRunning: (cell: string) => boolean): Question | undefined;
  /**
   * Returns what the questions have settled: comparisons with the baseline, as they were then. Since the intervals of all
   * looks hold at once, later blocks do not take it back.
   */
  claims(): readonly Comparison[];
}

/** What has been asked last. */
type State =
  | { readonly asked: 'nothing' | 'last' }
  | { readonly asked: 'gain'; readonly lead: CellName }
  | { readonly asked: 'rule-out'; readonly cells: readonly string[] }
  | { readonly asked: 'unit'; readonly lead: CellName; readonly rival: CellName };

/** Creates the questions about a function, each looked at as `looks` say. */
export function createQuestions(candidacy: Candidacy, looks: Looks): Questions {
  let state: State = { asked: 'nothing' };
  let claims: readonly Comparison[] = [];
  return {
    claims: () => claims,
    next(measured, isRunning) {
      claims = [...claims, ...claimsOf(state, candidacy, measured)];
      const step = nextStep(state, { ...candidacy, measured, isRunning });
      state = step.state;
      const { question } = step;
      return (
        question && {
          ...question,
          isSettled: atLooks(looks, question.isSettled, blocksOf(candidacy, measured)),
        }
      );
    },
  };
}

type Asking = Candidacy & {
  readonly measured: InterimResult;
  readonly isRunning: (cell: string) => boolean;
};

interface Step {
  readonly state: State;
  readonly question?: Question;
}

const end: Step = { state: { asked: 'last' } };

function nextStep(state: State, asking: Asking): Step {
  switch (state.asked) {
    case 'nothing':
      return askGain(asking);
    case 'gain':
      return afterGain(state.lead, asking);
    case 'unit':
      return askVariant(betterOf(state, asking), asking);
    case 'rule-out':
    case 'last':
      return end;
  }
}

/**
 * Returns what the question asked last has settled. That a strategy gains is a claim about one that was chosen before, and
 * so about the lead alone. That others gain nothing is a claim about all of them together.
 */
function claimsOf(
  state: State,
  { baseline }: Candidacy,
  { comparisons }: InterimResult,
): readonly Comparison[] {
  const gainOf = (cell: string) => findComparison(comparisons, cell, baseline) ?? [];
  if (state.asked === 'gain') return [state.lead.id].flatMap(gainOf).filter(isGainKnown);
  if (state.asked === 'rule-out') return state.cells.flatMap(gainOf).filter(isRuledOut);
  return [];
}

function askGain(asking: Asking): Step {
  const [lead] = widest(asking);
  if (lead === undefined) return end;
  const isSettled = ({ comparisons }: InterimResult) =>
    isGainKnown(findComparison(comparisons, lead.id, asking.baseline));
  return { state: { asked: 'gain', lead }, question: { name: 'gain', cells: [lead.id], isSettled } };
}

/** If the lead has failed, the next strategy takes its place. */
function afterGain(lead: CellName, asking: Asking): Step {
  const { measured, isRunning, baseline } = asking;
  if (!isRunning(lead.id)) return askGain(asking);
  const gain = findComparison(measured.comparisons, lead.id, baseline);
  if (gain?.verdict === 'faster') return askUnit(lead, asking);
  return gain && isRuledOut(gain) ? askRuleOut(lead, asking) : end;
}

/** A function is not to be parallelised only if no strategy gains. */
function askRuleOut(lead: CellName, asking: Asking): Step {
  const cells = widest(asking).flatMap(({ id }) => (id === lead.id ? [] : id));
  if (cells.length === 0) return end;
  const isSettled = ({ comparisons }: InterimResult) =>
    cells.every((id) => isGainKnown(findComparison(comparisons, id, asking.baseline)));
  return { state: { asked: 'rule-out', cells }, question: { name: 'rule-out', cells, isSettled } };
}

function askUnit(lead: CellName, asking: Asking): Step {
  const rival = widest(asking).find(({ strategy }) => strategy.unit !== lead.strategy.unit);
  if (rival === undefined) return askVariant(lead, asking);
  const isSettled = ({ comparisons }: InterimResult) =>
    isChoiceKnown(findComparison(comparisons, rival.id, lead.id));
  return {
    state: { asked: 'unit', lead, rival },
    question: { name: 'unit', cells: [lead.id, rival.id], isSettled },
  };
}

/** The last question takes the rest of the time. */
function askVariant(best: CellName, asking: Asking): Step {
  const { cells, isRunning } = asking;
  const rivals = widest(asking).filter(({ strategy }) => strategy.unit === best.strategy.unit);
  const widths = cells.filter(({ id, strategy }) => strategy.name === best.strategy.name && isRunning(id));
  const ids = [...new Set([...widths, ...rivals].map(({ id }) => id))];
  if (ids.length < 2) return end;
  return { ...end, question: { name: 'variant', cells: ids, isSettled: () => false } };
}

function betterOf(
  { lead, rival }: Extract<State, { asked: 'unit' }>,
  { measured, isRunning }: Asking,
): CellName {
  const between = findComparison(measured.comparisons, rival.id, lead.id);
  return between && between.ratio > 1 && isRunning(rival.id) ? rival : lead;
}

type CellName = Candidacy['cells'][number];

/** Returns the widest running cell of each candidate. */
function widest({ cells, candidates, isRunning }: Asking): readonly CellName[] {
  return candidates.flatMap((name) => {
    const own = cells.filter(({ id, strategy }) => strategy.name === name && isRunning(id));
    return own.toSorted((a, b) => b.workers - a.workers).slice(0, 1);
  });
}

function isGainKnown(gain: Comparison | undefined): boolean {
  return gain !== undefined && (gain.verdict === 'faster' || isRuledOut(gain));
}

/** Two ways that differ by less than a tenth are as good as each other. */
function isChoiceKnown(comparison: Comparison | undefined): boolean {
  if (comparison === undefined) return false;
  const { verdict, low = 0, high = Number.POSITIVE_INFINITY } = comparison;
  return verdict !== 'inconclusive' || (low > 1 / worthWhile && high < worthWhile);
}

function blocksOf({ baseline }: Candidacy, { workloads }: InterimResult): number {
  return workloads.find((workload) => workload.baseline === baseline)?.blocks ?? 0;
}

function atLooks(
  { after }: Looks,
  isSettled: Question['isSettled'],
  blocksBefore: number,
): Question['isSettled'] {
  return (measured) => {
    const [workload] = measured.workloads;
    return after.includes((workload?.blocks ?? 0) - blocksBefore) && isSettled(measured);
  };
}
