import Table from 'cli-table3';
import { bestOf, regretOf } from './regret-of.ts';
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
      'advised',
      'best',
      'of inline',
      'regret',
      'always threads',
      'always inline',
    ],
  });
  for (const record of records) table.push(rowOf(record));
  const good = (choiceOf: (record: RegretRecord) => Choice) =>
    `${records.filter((record) => regretOf(choiceOf(record), record) <= bearable).length} of ${records.length}`;
  const inlineBest = records.filter(({ exhaustive }) => bestOf(exhaustive).strategy === 'inline').length;
  return [
    table.toString(),
    `Regret of at most ${percent(bearable)}: the advice in ${good(({ advised }) => advised)}, always threads in ${good(threads)}, always inline in ${good(() => inline)}.`,
    `Inline was best for ${inlineBest}.`,
  ].join('\n');
}

function rowOf(record: RegretRecord): string[] {
  const { name, advised, adviceMs, exhaustive, taskMs } = record;
  const best = bestOf(exhaustive);
  return [
    name,
    taskMs === undefined ? '' : `${Number(taskMs.toPrecision(2))} ms`,
    `${(adviceMs / 1000).toFixed(0)} s`,
    textOf(advised),
    textOf(best),
    `${best.speedup.toFixed(2)}x`,
    ...[advised, threads(record), inline].map((choice) => percent(regretOf(choice, record))),
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
