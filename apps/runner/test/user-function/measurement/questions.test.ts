import { type Comparison, type IdentifiedCell, type InterimResult, identifyCell } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import {
  createQuestions,
  severalLooks,
  singleLook,
} from '../../../src/user-function/measurement/questions.ts';
import { matrixCell } from '../../fixtures/user-cells.ts';

const cells: readonly IdentifiedCell[] = [
  matrixCell('inline', 1),
  ...['threads', 'threads/shared', 'processes'].flatMap((name) =>
    [1, 2].map((workers) => matrixCell(name, workers)),
  ),
].map(identifyCell);
const candidates = ['threads/shared', 'threads', 'processes'];
const baseline = 'hash/inline@1';
const isRunning = () => true;

describe('the questions about a function', () => {
  it('ask whether the most promising strategy gains, then for the unit, then for variant and width', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    expect(asked(questions.next(measured(0), isRunning))).toEqual(['gain', 'hash/threads/shared@2']);
    const gain = compared('threads/shared', 'inline', 1.8);
    expect(asked(questions.next(measured(3, gain), isRunning))).toEqual([
      'unit',
      'hash/threads/shared@2',
      'hash/processes@2',
    ]);
    const unit = compared('processes', 'threads/shared', 0.7);
    expect(asked(questions.next(measured(6, gain, unit), isRunning))).toEqual([
      'variant',
      'hash/threads/shared@1',
      'hash/threads/shared@2',
      'hash/threads@2',
    ]);
    expect(questions.next(measured(9, gain, unit), isRunning)).toBeUndefined();
  });

  it('end without a gain that is shown', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    questions.next(measured(0), isRunning);
    expect(
      questions.next(measured(9, compared('threads/shared', 'inline', 1.2, 0.3)), isRunning),
    ).toBeUndefined();
  });

  it('rule out every other strategy if the most promising one gains nothing', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    questions.next(measured(0), isRunning);
    const none = compared('threads/shared', 'inline', 0.5);
    const question = questions.next(measured(3, none), isRunning);
    expect(asked(question)).toEqual(['rule-out', 'hash/threads@2', 'hash/processes@2']);
    const half = measured(6, none, compared('threads', 'inline', 0.4));
    expect(question?.isSettled(half)).toBe(false);
    const all = measured(
      6,
      none,
      compared('threads', 'inline', 0.4),
      compared('processes', 'inline', 1.02, 0.03),
    );
    expect(question?.isSettled(all)).toBe(true);
  });

  it('keep what they have settled: the gain of the lead, and all that gain nothing', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    questions.next(measured(0), isRunning);
    expect(questions.claims()).toEqual([]);
    const gain = compared('threads/shared', 'inline', 1.8);
    questions.next(measured(3, gain), isRunning);
    questions.next(measured(6, compared('threads/shared', 'inline', 1.8, 0.9)), isRunning);
    expect(questions.claims()).toEqual([gain]);

    const others = createQuestions({ cells, baseline, candidates }, severalLooks);
    others.next(measured(0), isRunning);
    const none = compared('threads/shared', 'inline', 0.5);
    others.next(measured(3, none), isRunning);
    const slower = compared('threads', 'inline', 0.4);
    others.next(measured(6, none, slower, compared('processes', 'inline', 1.8)), isRunning);
    expect(others.claims()).toEqual([none, slower]);
  });

  it('keep nothing that is open', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    questions.next(measured(0), isRunning);
    questions.next(measured(9, compared('threads/shared', 'inline', 1.2, 0.3)), isRunning);
    expect(questions.claims()).toEqual([]);
  });

  it('begin again with the next strategy if one fails', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    questions.next(measured(0), isRunning);
    const failed = questions.next(measured(1), (id) => !id.includes('threads/shared'));
    expect(asked(failed)).toEqual(['gain', 'hash/threads@2']);
  });

  it('choose the variants of the other unit if it is better', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    questions.next(measured(0), isRunning);
    const gain = compared('threads/shared', 'inline', 1.5);
    questions.next(measured(3, gain), isRunning);
    const variant = questions.next(
      measured(6, gain, compared('processes', 'threads/shared', 1.2)),
      isRunning,
    );
    expect(asked(variant)).toEqual(['variant', 'hash/processes@1', 'hash/processes@2']);
  });

  it('are settled only after 3, 4 and 6 blocks of their own, whatever the data say', () => {
    const questions = createQuestions({ cells, baseline, candidates }, severalLooks);
    const question = questions.next(measured(2), isRunning);
    const gain = compared('threads/shared', 'inline', 1.8);
    const settledAt = Array.from({ length: 12 }, (_, blocks) => blocks).filter((blocks) =>
      question?.isSettled(measured(blocks, gain)),
    );
    expect(settledAt).toEqual([5, 6, 8]);
  });

  it('are settled by the end of their time alone, if there is a single look', () => {
    const questions = createQuestions({ cells, baseline, candidates }, singleLook);
    const question = questions.next(measured(0), isRunning);
    const gain = compared('threads/shared', 'inline', 1.8);
    expect([3, 4, 6].some((blocks) => question?.isSettled(measured(blocks, gain)))).toBe(false);
    questions.next(measured(4, gain), isRunning);
    expect(questions.claims()).toEqual([gain]);
  });
});

type Asked = ReturnType<ReturnType<typeof createQuestions>['next']>;

function asked(question: Asked): readonly string[] | undefined {
  return question && [question.name, ...question.cells];
}

function measured(blocks: number, ...comparisons: readonly Comparison[]): InterimResult {
  const workload = {
    key: 'hash',
    name: 'hash',
    params: {},
    occupancy: 4,
    baseline,
    ranking: [],
    winners: [],
    blocks,
  };
  return { workloads: [workload], cells: [], comparisons: [...comparisons] };
}

/** The comparison of two strategies with their most workers; `half` is the half-width of its interval. */
function compared(a: string, b: string, ratio: number, half = 0.05): Comparison {
  const [low, high] = [ratio * (1 - half), ratio * (1 + half)];
  const idOf = (name: string) => `hash/${name}@${name === 'inline' ? 1 : 2}`;
  const verdict = low > 1.02 ? 'faster' : high < 1 / 1.02 ? 'slower' : 'inconclusive';
  return { a: idOf(a), b: idOf(b), metric: 'throughputPerSecond', ratio, low, high, blocks: 5, verdict };
}
