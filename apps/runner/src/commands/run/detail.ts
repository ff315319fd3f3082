import { chooseDetail, type RunSettings } from '@parbench/engine';
import { formatDuration } from '@parbench/report/quantities';
import type { PreparedRun } from './prepare-run.ts';

/** How closely a run measures. */
interface ChosenDetail {
  readonly settings: RunSettings;
  /** What the user should know of a brief run. */
  readonly notice?: string;
}

const purpose =
  'each cell is measured once, for a moment: outputs are verified, throughput is rough, and nothing is decided';

/**
 * Measures cells briefly if the user wants it, or if the matrix is too large for its budget. A rate and a breakdown take
 * their time, and user functions are measured in stages. A resumed run goes on as it began.
 */
export function withDetail({ cells, settings, userFunctions, resume }: PreparedRun): ChosenDetail {
  const { detail, ratePerSecond, measuresBreakdown, budgetMs } = settings;
  if (detail === 'brief') return { settings, notice: `With \`--brief\`, ${purpose}.` };
  const takesItsTime = ratePerSecond !== undefined || measuresBreakdown || userFunctions !== undefined;
  const hasBegunBriefly = resume?.header.configuration.settings.detail === 'brief';
  const isTooLarge = () => resume === undefined && chooseDetail(cells, settings) === 'brief';
  if (takesItsTime || !(hasBegunBriefly || isTooLarge())) return { settings };
  return {
    settings: { ...settings, detail: 'brief' },
    notice: `The budget of ${formatDuration(budgetMs)} is too short for a full block of each cell, so ${purpose}. For verdicts, choose fewer cells with \`--filter\`, or raise \`--budget\`.`,
  };
}
