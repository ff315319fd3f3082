import type { OpenedCell } from '../result/opening-schema.ts';
import { mean, sum } from '../statistics/mean.ts';
import { type Judged, plainName, unmeasured } from './measured-cells.ts';
import { decideHazards, decideIsolation } from './rules.ts';
import type { AnswerMeasure, CountMeasure } from './schema.ts';

const questions = ['object', 'global', 'shared', 'exit', 'abort', 'memory'] as const;

/** Judges `isolation` from the openings of the probes of one runtime. Probes that disagree between rounds decide nothing. */
export function judgeIsolation(openings: readonly OpenedCell[]): Judged {
  const missing = unmeasured(openings);
  if (missing) return missing;
  const answers = questions.flatMap((question) => answerOf(question, openings));
  const sight = (unit: 'thread' | 'process') => {
    const seen = (question: string) => answers.find(({ name }) => name === question)?.[unit];
    return { object: seen('object') === true, global: seen('global') === true };
  };
  const isDecided = ['object', 'global'].every((question) => answers.some(({ name }) => name === question));
  const verdict = isDecided ? decideIsolation(sight('thread'), sight('process')) : 'undecided';
  return { verdict, measures: answers };
}

function answerOf(
  name: (typeof questions)[number],
  openings: readonly OpenedCell[],
): readonly AnswerMeasure[] {
  const [thread, process] = [`thread ${name}`, `process ${name}`].map((figure) => figureOf(figure, openings));
  if (!isAnswer(thread) || !isAnswer(process)) return [];
  return [{ kind: 'answer', name, thread: thread === 1, process: process === 1 }];
}

function isAnswer(value: number | undefined): boolean {
  return value === 0 || value === 1;
}

/** Judges `hazards` from the openings of one runtime. A cell that failed counts as a lost run. */
export function judgeHazards(openings: readonly OpenedCell[]): Judged {
  const missing = unmeasured(openings.filter(({ status }) => status === 'skipped'));
  if (missing) return missing;
  const shared = openings.filter((cell) => !isSeparate(cell));
  const apart = openings.filter(isSeparate);
  const count = (name: string, figures: readonly string[], cells: readonly OpenedCell[]) =>
    figures.flatMap((figure) => countOf(name, figure, cells));
  const lost = [
    ...count('lostPlain', ['lost plain', 'lost bare'], shared),
    ...count('lostCall', ['lost call'], shared),
  ];
  const lostWithCare = [
    ...count('lostAtomic', ['lost atomic'], shared),
    ...count('lostLocked', ['lost locked'], shared),
    ...count('lostSeparate', ['lost plain', 'lost call'], apart),
  ];
  const deadlocks = count('deadlocks', ['deadlocks'], shared);
  const runsLost = openings.filter(({ status }) => status !== 'ok').length;
  const total = (counts: readonly CountMeasure[]) => sum(counts.map(({ value }) => value));
  const isWhole = runsLost === 0 && lost.length > 0 && lostWithCare.length > 0 && deadlocks.length > 0;
  const verdict = isWhole
    ? decideHazards({ lost: total(lost), lostWithCare: total(lostWithCare), deadlocks: total(deadlocks) })
    : 'undecided';
  const runs: CountMeasure = { kind: 'count', name: 'runsLost', value: runsLost, n: openings.length };
  return { verdict, measures: [...lost, ...lostWithCare, ...deadlocks, runs] };
}

/** Whether each worker of the cell increments counters of its own. */
function isSeparate({ workload, strategy }: OpenedCell): boolean {
  return workload.includes('lost-updates') && plainName(strategy) === 'processes';
}

function countOf(name: string, figure: string, cells: readonly OpenedCell[]): readonly CountMeasure[] {
  const values = valuesOf(figure, cells);
  return values.length === 0 ? [] : [{ kind: 'count', name, value: mean(values), n: values.length }];
}

function figureOf(figure: string, cells: readonly OpenedCell[]): number | undefined {
  const values = valuesOf(figure, cells);
  return values.length === 0 ? undefined : mean(values);
}

function valuesOf(figure: string, cells: readonly OpenedCell[]): readonly number[] {
  return cells.flatMap(({ openings }) => openings.flatMap(({ figures }) => figures[figure] ?? []));
}
