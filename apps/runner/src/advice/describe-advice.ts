import type { Advice, Metric } from '@parbench/engine';
import { formatBytes, formatCount, formatRatio, formatTime } from '../output/quantities.ts';
import { labelOf } from '../report/label.ts';
import { isTooWide } from '../report/wording.ts';
import type { ComparedWorkload } from './choose-cell.ts';

/** Advice as data, before it is put into words. */
type AdviceData = Omit<Advice, 'text'>;

/** The advice in words, the most important first: a sentence or two on each thing. */
export function describeAdvice(advice: AdviceData, measured: ComparedWorkload): readonly string[] {
  return [
    describeAction(advice, measured),
    describeEquals(advice, measured),
    describeWidths(advice),
    describeTask(advice),
    describeStartUp(advice),
    describeMemory(advice),
    describeDelay(advice, measured),
    describeScreenedOut(advice),
    describeCopies(advice),
  ].filter((text) => text !== '');
}

function describeAction(
  { action, best, choice, budgetMs }: AdviceData,
  { baseline, workload }: ComparedWorkload,
): string {
  const name = withWorkers(best);
  const gain = `${describeGain(best.gain)} ${baseline.strategy.name}`;
  if (action === 'parallelise') return `Run it in ${name}: ${gain}.`;
  if (action === 'do-not-parallelise')
    return `Do not parallelise this: ${name}, the best of the rest, is ${gain}.`;
  return [
    `Not decided after ${formatCount(workload.blocks, 'block')}: ${name} is ${gain}.`,
    `${describeBudget(budgetMs)}; until then, ${choice === best.cell ? `use ${best.strategy}` : 'leave it as it is'}.`,
  ].join(' ');
}

function describeBudget(budgetMs: number | undefined): string {
  return budgetMs === undefined
    ? 'It would take a quieter host to tell'
    : `\`--budget ${budgetMs / 60_000}m\` would probably tell`;
}

/** `1.93x (1.89x to 1.97x)`: the ratio with its interval. */
function describeGain(gain: Metric | undefined): string {
  if (gain === undefined) return 'not compared with';
  const { value, low, high } = gain;
  if (low === undefined || high === undefined) return `${formatRatio(value)} (no interval yet)`;
  if (isTooWide(gain)) return `${formatRatio(value)} (too few blocks for an interval)`;
  return `${formatRatio(value)} (${formatRatio(low)} to ${formatRatio(high)})`;
}

function withWorkers({ strategy, workers }: { readonly strategy: string; readonly workers: number }): string {
  return `${strategy} with ${formatCount(workers, 'worker')}`;
}

/** The rest of the winner set: as far as was measured, any of them will do. */
function describeEquals(
  { action, choice }: AdviceData,
  { workload, baseline, others }: ComparedWorkload,
): string {
  if (action !== 'parallelise') return '';
  const equals = workload.winners.filter((id) => id !== choice);
  const cells = [baseline, ...others];
  const names = equals.flatMap((id) =>
    cells.filter((cell) => cell.id === id).map((cell) => labelOf(cell, cells)),
  );
  return names.length === 0 ? '' : `Not told apart from it: ${names.join(', ')}.`;
}

function describeWidths({ widths, best }: AdviceData): string {
  if (widths.length < 2) return '';
  const steps = widths.map(({ workers, gain }) => `${formatRatio(gain.value)} with ${workers}`);
  return `Workers of ${best.strategy}: ${steps.join(', ')}.`;
}

function describeTask({ task, best, action }: AdviceData): string {
  if (task === undefined) return '';
  const { costMs, dispatchCostMs, isWaiting } = task;
  if (isWaiting)
    return 'A call mostly waits: the event loop already has several going at once, and workers do not make them wait less.';
  if (dispatchCostMs === undefined) return `A call takes ${formatTime(costMs)}.`;
  return `A call takes ${formatTime(costMs)}; sending its arguments to ${best.strategy} and the answer back takes ${formatTime(dispatchCostMs)}. ${describeBreakEven(task, action)}`;
}

function describeBreakEven(
  { breakEvenMs, isBreakEvenLeast }: NonNullable<AdviceData['task']>,
  action: Advice['action'],
): string {
  if (breakEvenMs === undefined) return 'Longer calls would not pay either.';
  const from = `${isBreakEvenLeast ? 'at least ' : ''}${formatTime(breakEvenMs)}`;
  return action === 'parallelise'
    ? `It pays from calls of ${from} on.`
    : `It would pay from calls of ${from} on.`;
}

function describeStartUp({ startup, action }: AdviceData): string {
  if (startup === undefined || action === 'do-not-parallelise') return '';
  const { readyMs, paidAfterTasks, paidAfterMs } = startup;
  const ready = `The workers are ready after ${formatTime(readyMs)}`;
  if (paidAfterTasks === undefined || paidAfterMs === undefined) return `${ready}.`;
  return `${ready}, which is made up for after ${formatCount(Math.ceil(paidAfterTasks), 'call')} (${formatTime(paidAfterMs)}).`;
}

function describeMemory({ memory, action }: AdviceData): string {
  if (memory === undefined || action === 'do-not-parallelise') return '';
  return `They take ${formatBytes(memory.bytes)} of memory, ${formatBytes(memory.bytesPerWorker)} each.`;
}

/** A delay below this is nothing that a service would feel, milliseconds. */
const noDelayMs = 1;

function describeDelay({ driverDelay, choice, best }: AdviceData, { baseline }: ComparedWorkload): string {
  if (driverDelay === undefined || driverDelay.baselineMs < noDelayMs) return '';
  const { baselineMs, ms } = driverDelay;
  const delays = `While calls run ${baseline.strategy.name}, whatever else the process has to do waits ${formatTime(baselineMs)} on average; with ${best.strategy} ${formatTime(ms)}.`;
  const isReason = choice !== best.cell && ms < baselineMs / 2;
  return isReason
    ? `${delays} In a server, that can be the reason to use ${best.strategy} all the same.`
    : delays;
}

function describeScreenedOut({ screenedOut }: AdviceData): string {
  if (screenedOut.length === 0) return '';
  const names = screenedOut.map(({ strategy, ratio }) => `${strategy} (${formatRatio(ratio)})`);
  return `Screened out: ${names.join(', ')}.`;
}

function describeCopies({ task }: AdviceData): string {
  return task?.copiesArguments
    ? 'The function changes its arguments: each call got a copy of them, and its time includes that.'
    : '';
}
