import type { Block, MatrixPlan, RunSettings } from '@parbench/engine';
import { formatCount, formatDuration, formatPercent, formatTime } from '@parbench/report/quantities';
import { type Terminal, wrap } from '../../output/terminal.ts';

/** Renders a plan, after a `notice`, if any: what fits the budget, how each workload's trials run, and the blocks in order with their cells and times. */
export function renderPlan(
  plan: MatrixPlan,
  settings: RunSettings,
  terminal: Terminal,
  notice?: string,
): string {
  const { blocks, soloTrials, durationMs } = plan.estimate;
  const fitting = plan.blocks.slice(0, blocks);
  const intro = [
    ...(notice === undefined ? [] : [notice]),
    `Seed ${plan.seed}: about ${formatCount(blocks, 'block')} and ${formatCount(soloTrials, 'solo trial')} fit the budget of ${formatDuration(settings.budgetMs)}; they take about ${formatDuration(durationMs)}.`,
    'Task costs are measured when the run starts; this plan assumes 1 ms per task.',
    `The run has at most ${formatCount(plan.blocks.length, 'block')}; it stops earlier when the budget is used up or all intervals are within ±${formatPercent(settings.precision)}.`,
  ];
  const firsts = [...Map.groupBy(plan.blocks, ({ workload }) => workload).values()].flatMap(
    ([first]) => first ?? [],
  );
  const parts = [
    wrap(terminal, intro.join(' ')),
    firsts.map((block) => renderTrials(block, plan, terminal)).join('\n'),
    fitting.map((block, index) => renderBlock(block, index, plan, terminal)).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** `spin  4 tasks in flight, slices of 100 ms, warm-up of up to 1.5 s; a slice counts as hung after 10.5 s`: how a workload's trials run. */
function renderTrials({ workload, competitors }: Block, { trials }: MatrixPlan, terminal: Terminal): string {
  const planned = competitors.flatMap((id) => trials[id] ?? []);
  const [first] = planned;
  if (first === undefined) return '';
  const { spec, times } = first;
  const warmUpMs = Math.max(...planned.map((trial) => trial.times.warmUp.maxMs));
  const hungMs = Math.max(...planned.map((trial) => trial.times.loadLimitMs));
  const facts = [
    `${formatCount(spec.occupancy, 'task')} in flight`,
    `slices of ${formatTime(times.slice.durationMs)}`,
    `warm-up of up to ${formatTime(warmUpMs)}; a slice counts as hung after ${formatTime(hungMs)}`,
  ];
  return wrap(terminal, facts.join(', '), `  ${workload}  `);
}

function renderBlock(
  { workload, competitors, estimatedMs }: Block,
  index: number,
  { trials }: MatrixPlan,
  terminal: Terminal,
): string {
  const labels = competitors.map((id) => trials[id]?.label ?? id);
  const number = String(index + 1).padStart(4);
  return wrap(terminal, labels.join(' '), `${number}  ${formatTime(estimatedMs).padStart(7)}  ${workload}  `);
}
