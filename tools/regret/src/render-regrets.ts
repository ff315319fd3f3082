import Table from 'cli-table3';
import { bestOf, regretOf, regretOfAdvice } from './regret-of.ts';
import type { Choice, RegretRecord } from './regret-record.ts';

/** Regret up to this is as good as none. */
const bearable = 0.05;

/** A row for each function: what was advised, what was best, and the regret of the advice and of two rules of thumb. */
export function renderRegrets(records: readonly RegretRecord[]): string {
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: [
      'function',
      'a call',
      'advice after',
      'decided',
      'advised',
      'best',
      'of inline',
      'advised / best',
      'regret',
      'always threads',
      'always inline',
    ],
  });
  for (const record of records) table.push(rowOf(record));
  const good = (regret: (record: RegretRecord) => number) =>
    `${records.filter((record) => regret(record) <= bearable).length} of ${records.length}`;
  const inlineBest = records.filter(({ exhaustive }) => bestOf(exhaustive).strategy === 'inline').length;
  return [
    table.toString(),
    `Regret of at most ${percent(bearable)}, where the advised and the best way were measured alone: the advice in ${good(regretOfAdvice)}.`,
    `By the exhaustive runs' figures: the advice in ${good((record) => regretOf(record.advised, record))}, always threads in ${good((record) => regretOf(threads(record), record))}, always inline in ${good((record) => regretOf(inline, record))}.`,
    `Inline was best for ${inlineBest}. Advice that is not decided names the way to take until then.`,
  ].join('\n');
}

function rowOf(record: RegretRecord): string[] {
  const { name, advised, action, adviceMs, exhaustive, duel, taskMs } = record;
  const best = bestOf(exhaustive);
  return [
    name,
    taskMs === undefined ? '' : `${Number(taskMs.toPrecision(2))} ms`,
    `${(adviceMs / 1000).toFixed(0)} s`,
    action === 'undecided' ? 'no' : 'yes',
    textOf(advised),
    textOf(best),
    `${best.speedup.toFixed(2)}x`,
    duel === undefined ? '' : `${duel.low.toFixed(2)} to ${duel.high.toFixed(2)}`,
    ...[regretOfAdvice(record), ...[threads(record), inline].map((choice) => regretOf(choice, record))].map(
      percent,
    ),
  ];
}

const inline: Choice = { strategy: 'inline', workers: 1 };

/** The rule of thumb: piscina, as wide as the host. */
function threads({ exhaustive }: RegretRecord): Choice {
  const widths = exhaustive.filter(({ strategy }) => strategy === 'threads').map(({ workers }) => workers);
  return { strategy: 'threads', workers: Math.max(...widths) };
}

function textOf({ strategy, workers }: Choice): string {
  return strategy === 'inline' ? strategy : `${strategy}@${workers}`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
