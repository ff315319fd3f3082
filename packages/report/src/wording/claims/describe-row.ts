import type { CountMeasure, Finding, JudgedClaim, Measure } from '@parbench/engine/claims';
import { formatFigure, formatPercent, formatRatio } from '../quantities.ts';
import { formatMeasure } from './describe-measure.ts';
import { nameRuntime } from './name-runtime.ts';

/** How verdicts are written. */
export const verdictWords = {
  holds: 'holds',
  'does-not-hold': 'does not hold',
  undecided: 'undecided',
  skipped: 'skipped',
} as const;

/** `memory  Node: does not hold, 1.41x (1.33x to 1.50x) · CPython 3.11: holds, ...`, as soon as the claim is decided. */
export function describeRow({ id, findings }: JudgedClaim): string {
  const parts = findings.map((finding) => {
    const headline = describeHeadline(finding);
    const words = `${nameRuntime(finding.runtime)}: ${verdictWords[finding.verdict]}`;
    return headline === '' ? words : `${words}, ${headline}`;
  });
  return `${id}  ${parts.join(' · ')}`;
}

/** The figures that a verdict rests on, in short; or the reason why there are none. */
export function describeHeadline({ reason, measures }: Finding): string {
  if (reason !== undefined) return reason;
  const answers = measures.filter(({ kind }) => kind === 'answer');
  if (answers.length > 0) return describeAnswers(measures);
  const counts = measures.filter((measure) => measure.kind === 'count');
  if (counts.length > 0) return describeCounts(counts);
  const decisive = measures.filter(({ stance }) => stance !== undefined);
  const [first] = decisive;
  if (first === undefined) return '';
  if (first.kind === 'ratio') return describeRatios(decisive);
  return decisive
    .map((measure) =>
      decisive.length === 1
        ? formatMeasure(measure)
        : `${measure.name === 'ioBound' ? 'waiting' : 'computing'} ${formatMeasure(measure)}`,
    )
    .join(', ');
}

/** One ratio with its interval; of several, the smallest and the largest. */
function describeRatios(measures: readonly Measure[]): string {
  const [first] = measures;
  if (first !== undefined && measures.length === 1) return formatMeasure(first);
  const values = measures.flatMap((measure) => (measure.kind === 'ratio' && measure.ratio?.value) || []);
  const more = measures.filter(({ stance }) => stance === 'supports').length;
  const range = `${formatRatio(Math.min(...values))} to ${formatRatio(Math.max(...values))}`;
  return `a process costs more in ${more} of ${measures.length}${values.length === 0 ? '' : `: ${range}`}`;
}

function describeAnswers(measures: readonly Measure[]): string {
  const seenBy = (unit: 'thread' | 'process') => {
    const seen = measures.flatMap((measure) =>
      measure.kind === 'answer' && measure[unit] && measure.name in sights ? sights[measure.name] : [],
    );
    return seen.length === 0 ? 'none' : `writes to ${seen.join(', ')}`;
  };
  return `a thread sees ${seenBy('thread')}; a process sees ${seenBy('process')}`;
}

const sights: Readonly<Record<string, string>> = {
  object: 'objects',
  global: 'globals',
  shared: 'shared memory',
};

function describeCounts(counts: readonly CountMeasure[]): string {
  const countOf = (name: string) => counts.find((count) => count.name === name)?.value ?? 0;
  const lost = Math.max(countOf('lostPlain'), countOf('lostCall'));
  const withCare = countOf('lostAtomic') + countOf('lostLocked') + countOf('lostSeparate');
  return `${formatFigure(lost)} updates lost in a run, ${formatFigure(withCare)} with care; a deadlock in ${formatPercent(countOf('deadlocks'))} of the runs`;
}
