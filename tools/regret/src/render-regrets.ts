import Table from 'cli-table3';
import type { Choice } from './decision.ts';
import type { MeasuredFunction } from './measured-function.ts';
import { regretOf, regretOfAdvice, regretsOfScreenedOut, rivalOf } from './regret-of.ts';

/** The regret up to which a choice counts as good. */
const acceptableRegret = 0.05;

/**
 * Renders a row for each function: the advised way and its rival, and the regret of the advice and of two rules of
 * thumb.
 */
export function renderRegrets(functions: readonly MeasuredFunction[]): string {
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: [
      'function',
      'a call',
      'advice after',
      'decided',
      'advised',
      'rival',
      'of inline',
      'advised / rival',
      'regret',
      'always threads',
      'always inline',
    ],
  });
  for (const measured of functions) table.push(rowOf(measured));
  const decided = functions.filter(({ action }) => action !== 'undecided');
  const within = (limit: number, regret: (measured: MeasuredFunction) => number) =>
    `${decided.filter((measured) => regret(measured) <= limit).length}`;
  const few = (regret: (measured: MeasuredFunction) => number) => within(acceptableRegret, regret);
  const undecided = functions.length - decided.length;
  const dropped = functions.flatMap(regretsOfScreenedOut);
  const good = dropped.filter((regret) => regret <= acceptableRegret);
  return [
    table.toString(),
    `Decided: ${decided.length} of ${functions.length}. Undecided and not counted below: ${undecided}.`,
    `Regret of at most ${percent(acceptableRegret)}, where the advised way and its rival were measured alone: ${few(regretOfAdvice)} of ${decided.length}; of at most 10 %: ${within(0.1, regretOfAdvice)}.`,
    `By the exhaustive runs' figures: the advice in ${few((measured) => regretOf(measured.advised, measured))}, always threads in ${few((measured) => regretOf(threads(measured), measured))}, always inline in ${few((measured) => regretOf(inline, measured))}.`,
    `Screening dropped ${dropped.length} strategies of functions that gain; of these, within ${percent(acceptableRegret)} of the best in the exhaustive run: ${good.length}.`,
  ].join('\n');
}

function rowOf(measured: MeasuredFunction): string[] {
  const { name, advised, action, tookMs, duel, taskMs } = measured;
  const rival = rivalOf(measured);
  return [
    name,
    taskMs === undefined ? '' : `${Number(taskMs.toPrecision(2))} ms`,
    `${(tookMs / 1000).toFixed(0)} s`,
    action === 'undecided' ? 'no' : 'yes',
    textOf(advised),
    ...(rival ? [textOf(rival), `${rival.speedup.toFixed(2)}x`] : ['', '']),
    duel === undefined ? '' : `${duel.low.toFixed(2)} to ${duel.high.toFixed(2)}`,
    ...[
      regretOfAdvice(measured),
      ...[threads(measured), inline].map((choice) => regretOf(choice, measured)),
    ].map(percent),
  ];
}

const inline: Choice = { strategy: 'inline', workers: 1 };

/** Returns the choice of the rule of thumb: as many threads as the host has CPUs. */
function threads({ exhaustive }: MeasuredFunction): Choice {
  const widths = exhaustive.filter(({ strategy }) => strategy === 'threads').map(({ workers }) => workers);
  return { strategy: 'threads', workers: Math.max(...widths) };
}

function textOf({ strategy, workers }: Choice): string {
  return strategy === 'inline' ? strategy : `${strategy}@${workers}`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
