import { type Block, formatPercent, type Plan, type RunSettings } from '@parbench/engine';
import { layOut, type Page } from '../../output/page.ts';
import { formatCount, formatDuration, formatTime } from '../../output/quantities.ts';

/** The plan for people: what fits in the budget, then the blocks in order, each with its cells and estimated time. */
export function renderPlan(plan: Plan, settings: RunSettings, page: Page): string {
  const { blocks, durationMs } = plan.estimate;
  const fitting = plan.blocks.slice(0, blocks);
  const solo = plan.solo.filter(({ afterBlocks }) => afterBlocks <= blocks);
  const intro = [
    `Seed ${plan.seed}: about ${formatCount(blocks, 'block')} and ${formatCount(solo.length, 'solo trial')} in ${formatDuration(durationMs)} fit the budget of ${formatDuration(settings.budgetMs)}.`,
    'Task costs are measured when the run starts; here every task is taken for 1 ms.',
    `Of at most ${formatCount(plan.blocks.length, 'block')} planned, the run goes on while the budget lasts and intervals are wider than ±${formatPercent(settings.precision)}.`,
  ];
  const rows = fitting.map((block, index) => renderBlock(block, index, page));
  return `${[layOut(page, intro.join(' ')), rows.join('\n')].join('\n\n')}\n`;
}

function renderBlock({ workload, competitors, estimatedMs }: Block, index: number, page: Page): string {
  const cells = competitors.map((id) => id.replace(`${workload}/`, ''));
  const number = String(index + 1).padStart(4);
  return layOut(page, cells.join(' '), `${number}  ${formatTime(estimatedMs).padStart(7)}  ${workload}  `);
}
