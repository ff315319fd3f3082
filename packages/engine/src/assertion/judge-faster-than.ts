import { AssertionError } from 'node:assert';
import { ParbenchError } from '@parbench/core';
import type { Cell } from '../result/cell-schema.ts';
import type { Comparison } from '../result/comparison-schema.ts';
import type { Result } from '../result/result-schema.ts';

/** What is expected of a speed-up. */
export interface SpeedupExpectation {
  /** The least ratio of throughputs; 1 when missing. */
  readonly by?: number;
  /** The strategy that should be faster; may be missing if there is only one besides the other. */
  readonly strategy?: string;
  /** The name of the workload; may be missing if there is only one. */
  readonly workload?: string;
}

/** What the interval of a ratio says about an expectation. */
export interface SpeedupJudgement {
  /** `undecided` if the interval contains `by`, or if there is none: more blocks may decide. */
  readonly answer: 'faster' | 'not-faster' | 'undecided';
  /** The ratio of throughputs, with the ends of its simultaneous interval. */
  readonly ratio: number;
  readonly low?: number;
  readonly high?: number;
  /** All of it in a sentence. */
  readonly message: string;
}

/**
 * Judges whether a strategy has at least `by` times the throughput of `than`, by the interval that the verdicts use.
 * @throws ParbenchError `usage` if the result has no such comparison, or more than one
 */
export function judgeFasterThan(
  result: Result,
  than: string,
  { by = 1, strategy, workload }: SpeedupExpectation = {},
): SpeedupJudgement {
  const { cell, ratio, low, high, blocks } = findRatio(result, than, { strategy, workload });
  const interval = low === undefined || high === undefined ? undefined : { low, high };
  const answer = answerOf(interval, by);
  const shown = interval && ` (${fixed(interval.low)}x to ${fixed(interval.high)}x, ${blocks} blocks)`;
  const what = `${cell.strategy.name} runs ${cell.workload.name} ${fixed(ratio)} times as fast as ${than}${shown ?? ''}`;
  const remedy = answer === 'undecided' ? ' Undecided: a larger budget narrows the interval.' : '';
  return { answer, ratio, ...interval, message: `${what}: expected at least ${by}x.${remedy}` };
}

/**
 * Throws if a strategy is shown to have less than `by` times the throughput of `than`. An undecided comparison does not
 * throw: look at the `answer`.
 * @throws AssertionError with the message of the judgement; ParbenchError as `judgeFasterThan` does
 */
export function assertFasterThan(
  result: Result,
  than: string,
  expectation: SpeedupExpectation = {},
): SpeedupJudgement {
  const judgement = judgeFasterThan(result, than, expectation);
  if (judgement.answer !== 'not-faster') return judgement;
  const { message, ratio } = judgement;
  throw new AssertionError({ message, actual: ratio, expected: expectation.by ?? 1, operator: '>=' });
}

function answerOf(
  interval: { readonly low: number; readonly high: number } | undefined,
  by: number,
): SpeedupJudgement['answer'] {
  if (interval === undefined) return 'undecided';
  if (interval.low >= by) return 'faster';
  return interval.high < by ? 'not-faster' : 'undecided';
}

type Ratio = Pick<Comparison, 'ratio' | 'low' | 'high' | 'blocks'> & { readonly cell: Cell };

function findRatio(
  { cells, comparisons }: Result,
  than: string,
  { strategy, workload }: { readonly strategy: string | undefined; readonly workload: string | undefined },
): Ratio {
  const cellOf = new Map(cells.map((cell) => [cell.id, cell]));
  const ratios = comparisons
    .flatMap((comparison) => [comparison, inverted(comparison)])
    .flatMap(({ a, b, ...numbers }) => {
      const [cell, other] = [cellOf.get(a), cellOf.get(b)];
      return cell !== undefined && other?.strategy.name === than ? [{ cell, ...numbers }] : [];
    })
    .filter(({ cell }) => strategy === undefined || cell.strategy.name === strategy)
    .filter(({ cell }) => workload === undefined || cell.workload.name === workload);
  const [found, ...others] = ratios;
  if (found !== undefined && others.length === 0) return found;
  const received = ratios.map(({ cell }) => `\`${cell.id}\``).join(', ') || 'none';
  throw new ParbenchError(
    'usage',
    `\`toRunFasterThan\`: expected one cell that is compared with \`${than}\`, received ${received}. Name its \`strategy\` and its \`workload\`; the baseline is compared with all.`,
  );
}

function inverted({ a, b, ratio, low, high, ...others }: Comparison): Comparison {
  const ends = low === undefined || high === undefined ? {} : { low: 1 / high, high: 1 / low };
  return { ...others, a: b, b: a, ratio: 1 / ratio, ...ends };
}

function fixed(ratio: number): string {
  return ratio.toFixed(2);
}
