import type { Advice, Metric } from '@parbench/engine';
import { formatBytes, formatCount, formatRatio, formatTime } from '@parbench/report/quantities';
import { isTooWide, labelOf } from '@parbench/report/wording';
import type { ComparedWorkload } from './choose-cell.ts';

/** Advice before it is put into words. */
type AdviceData = Omit<Advice, 'text'>;

/** Puts advice into words: a sentence or two on each point, the most important first. */
export function describeAdvice(advice: AdviceData, measured: ComparedWorkload): readonly string[] {
  return [
    describeAction(advice, measured),
    describeEquals(advice, measured),
    describeWidths(advice),
    describeTask(advice),
    describeStartUp(advice),
    describeMemory(advice),
    describeLoss(advice, measured),
    describeDelay(advice, measured),
    describeScreenedOut(advice),
    describeCopies(advice),
  ].filter((text) => text !== '');
}

function describeAction(
  { action, best, budgetMs }: AdviceData,
  { baseline, workload }: ComparedWorkload,
): string {
  const name = withWorkers(best);
  const gain = `${describeGain(best.gain, baseline.strategy.name)}${describeSettled(best.settled)}`;
  const isService = workload.kind === 'service';
  if (action === 'parallelise') return `${isService ? 'Serve it with' : 'Run it in'} ${name}: ${gain}.`;
  if (action === 'do-not-parallelise')
    return `${isService ? 'One process is enough' : 'Do not parallelise this'}: the best alternative, ${name}, is ${gain}.`;
  const blocks = formatCount(workload.blocks, 'block');
  return `Not decided after ${blocks}: ${baseline.strategy.name} is the safe choice; ${name} ${isAhead(best.gain) ? 'leads with' : 'has'} ${gain}. ${describeBudget(budgetMs)}.`;
}

function isAhead(gain: Metric | undefined): boolean {
  return gain !== undefined && gain.value > 1;
}

function describeBudget(budgetMs: number | undefined): string {
  return budgetMs === undefined
    ? 'Only a quieter host could decide'
    : `\`--budget ${budgetMs / 60_000}m\` would probably decide`;
}

/** `1.93x inline (1.89x to 1.97x)`: the ratio to the baseline with its interval. */
function describeGain(gain: Metric | undefined, baseline: string): string {
  if (gain === undefined) return `not compared with ${baseline}`;
  const { value, low, high } = gain;
  const ratio = `${formatRatio(value)} ${baseline}`;
  if (low === undefined || high === undefined) return `${ratio} (no interval yet)`;
  if (isTooWide(gain)) return `${ratio} (too few blocks for an interval)`;
  return `${ratio} (${formatRatio(low)} to ${formatRatio(high)})`;
}

/** What was settled early holds, but the interval at the end does not show it: both are told. */
function describeSettled(settled: AdviceData['best']['settled']): string {
  if (settled === undefined) return '';
  const { value, low = 0, high = Number.POSITIVE_INFINITY, n } = settled;
  return `, settled after ${formatCount(n, 'block')} at ${formatRatio(value)} (${formatRatio(low)} to ${formatRatio(high)})`;
}

function withWorkers({ strategy, workers }: { readonly strategy: string; readonly workers: number }): string {
  return `${strategy} with ${formatCount(workers, 'worker')}`;
}

/** The rest of the winner set, without the baseline, which the choice is shown to beat: by the measurement, any of them will do. */
function describeEquals(
  { action, choice }: AdviceData,
  { workload, baseline, others }: ComparedWorkload,
): string {
  if (action !== 'parallelise') return '';
  const equals = workload.winners.filter((id) => id !== choice && id !== baseline.id);
  const cells = [baseline, ...others];
  const names = equals.flatMap((id) =>
    cells.filter((cell) => cell.id === id).map((cell) => labelOf(cell, cells)),
  );
  return names.length === 0 ? '' : `Statistically indistinguishable from it: ${names.join(', ')}.`;
}

function describeWidths({ widths, best }: AdviceData): string {
  if (widths.length < 2) return '';
  const steps = widths.map(({ workers, gain }) => `${formatRatio(gain.value)} with ${workers}`);
  return `${best.strategy} by number of workers: ${steps.join(', ')}.`;
}

function describeTask({ task, best, action }: AdviceData): string {
  if (task === undefined) return '';
  const { costMs, dispatchCostMs, isWaiting } = task;
  if (isWaiting)
    return 'A call mostly waits: the event loop already runs several at once, and workers would not shorten the wait.';
  if (dispatchCostMs === undefined) return `A call takes ${formatTime(costMs)}.`;
  return `A call takes ${formatTime(costMs)}; sending it to ${best.strategy} and returning the answer costs ${formatTime(dispatchCostMs)}. ${describeBreakEven(task, action)}`;
}

function describeBreakEven(
  { breakEvenMs, isBreakEvenLeast }: NonNullable<AdviceData['task']>,
  action: Advice['action'],
): string {
  if (breakEvenMs === undefined) return 'Longer calls would not pay off either.';
  const from = `${isBreakEvenLeast ? 'at least ' : ''}${formatTime(breakEvenMs)}`;
  return action === 'parallelise'
    ? `This pays off for calls of ${from} or longer.`
    : `This would pay off for calls of ${from} or longer.`;
}

function describeStartUp({ startup, action }: AdviceData): string {
  if (startup === undefined || action === 'do-not-parallelise') return '';
  const { readyMs, paidAfterTasks, paidAfterMs } = startup;
  const ready = `The workers are ready after ${formatTime(readyMs)}`;
  if (paidAfterTasks === undefined || paidAfterMs === undefined) return `${ready}.`;
  if (paidAfterTasks <= 1) return `${ready}, which the first call pays for.`;
  return `${ready}, which pays off after ${formatCount(Math.ceil(paidAfterTasks), 'call')} (${formatTime(paidAfterMs)}).`;
}

function describeMemory({ memory, action }: AdviceData): string {
  if (memory === undefined || action === 'do-not-parallelise') return '';
  const { bytes, bytesPerWorker } = memory;
  const further =
    bytesPerWorker === undefined
      ? ''
      : `; each further worker adds ${formatBytes(Math.max(0, bytesPerWorker))}`;
  return `They use ${formatBytes(bytes)} of memory${further}.`;
}

/** What a crash of a worker costs a service; only a hint at one crash, so without an interval. */
function describeLoss({ best, action }: AdviceData, { others }: ComparedWorkload): string {
  const { failedRequests, recoveryMs } = others.find(({ id }) => id === best.cell)?.metrics ?? {};
  if (failedRequests === undefined || action === 'do-not-parallelise') return '';
  const back = recoveryMs === undefined ? '' : `, and it is replaced after ${formatTime(recoveryMs.value)}`;
  return `When a worker ends under load, ${formatCount(Math.round(failedRequests.value), 'request')} ${Math.round(failedRequests.value) === 1 ? 'fails' : 'fail'}${back}.`;
}

/** A service does not notice a delay below this, milliseconds. */
const noDelayMs = 1;

function describeDelay({ driverDelay, choice, best }: AdviceData, { baseline }: ComparedWorkload): string {
  if (driverDelay === undefined || driverDelay.baselineMs < noDelayMs) return '';
  const { baselineMs, ms } = driverDelay;
  const delays = `While calls run ${baseline.strategy.name}, other work on the event loop waits ${formatTime(baselineMs)} on average; with ${best.strategy}, ${formatTime(ms)}.`;
  const isReason = choice !== best.cell && ms < baselineMs / 2;
  return isReason ? `${delays} In a server, that can be reason enough to use ${best.strategy}.` : delays;
}

function describeScreenedOut({ screenedOut }: AdviceData): string {
  if (screenedOut.length === 0) return '';
  const names = screenedOut.map(({ strategy, ratio }) => `${strategy} (${formatRatio(ratio)})`);
  return `Screened out: ${names.join(', ')}.`;
}

function describeCopies({ task }: AdviceData): string {
  return task?.copiesArguments
    ? 'The function changes its arguments, so each call got a copy of them, and its time includes the copying.'
    : '';
}
