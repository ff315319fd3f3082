import { mean, meanInterval, standardDeviation } from '@parbench/engine/internal';
import type { Observation, Reported, Sustained } from './observations.ts';

/** How the speed-ups that matrix runs reported for a cell differ from its sustained one, as natural logarithms. */
export interface CellBias {
  readonly workload: string;
  readonly strategy: string;
  readonly sustained: number;
  /** The standard error of the logarithm of the sustained speed-up, from its spread between cycles. */
  readonly sustainedError: number;
  /** The cycles in which both the cell and its baseline were loaded. */
  readonly starts: number;
  readonly reported: number;
  readonly difference: number;
  /** Reports whose interval holds the sustained speed-up, the reference's own error counted. */
  readonly covered: number;
  readonly reports: number;
}

/** The bias of every cell that has been both reported and loaded without a pause. */
export function cellBiases(observations: readonly Observation[]): readonly CellBias[] {
  const sustained = observations.filter((one): one is Sustained => one.type === 'sustained');
  const reported = observations.filter((one): one is Reported => one.type === 'reported');
  const cells = Map.groupBy(reported, ({ workload, strategy }) => `${workload}/${strategy}`);
  return [...cells.values()].flatMap((reports) => {
    const { workload, strategy } = reports[0] as Reported;
    const logRatios = logRatiosOf(sustained, workload, strategy);
    return logRatios.length < 2 ? [] : [biasOf(reports, logRatios)];
  });
}

function biasOf(reports: readonly Reported[], logRatios: readonly number[]): CellBias {
  const { workload, strategy } = reports[0] as Reported;
  const logSustained = mean(logRatios);
  const sustainedError = standardDeviation(logRatios) / Math.sqrt(logRatios.length);
  const logReported = mean(reports.map(({ ratio }) => Math.log(ratio)));
  const isCovered = ({ ratio, low, high }: Reported) => {
    if (low === undefined || high === undefined) return true;
    const halfWidth = Math.log(high / low) / 2;
    return Math.abs(Math.log(ratio) - logSustained) <= Math.hypot(halfWidth, 2 * sustainedError);
  };
  return {
    workload,
    strategy,
    sustained: Math.exp(logSustained),
    sustainedError,
    starts: logRatios.length,
    reported: Math.exp(logReported),
    difference: logReported - logSustained,
    covered: reports.filter(isCovered).length,
    reports: reports.length,
  };
}

/**
 * How the rates of matrix runs differ from the sustained ones of the same cycle, as natural logarithms, means of each
 * workload: whether a bias is of the baseline or of the pools, as far as the host was equally fast. Missing without
 * matrix rates.
 */
export function rateDifferences(observations: readonly Observation[]) {
  const measured = observations.filter((one) => one.type === 'measured');
  const sustained = observations.filter((one) => one.type === 'sustained');
  const differences = measured.flatMap(({ cycle, workload, strategy, perSecond }) => {
    const rate = rateOf(sustained, { cycle, workload, strategy });
    return rate === undefined ? [] : [{ workload, strategy, difference: Math.log(perSecond / rate) }];
  });
  return [...Map.groupBy(differences, ({ workload }) => workload)].map(([workload, group]) => {
    const { inline = [], pools = [] } = Object.groupBy(group, ({ strategy }) =>
      strategy === 'inline' ? strategy : 'pools',
    );
    const meanOf = (part: typeof group) => mean(part.map(({ difference }) => difference));
    return { workload, inline: meanOf(inline), pools: meanOf(pools) };
  });
}

/** The logarithms of the sustained speed-ups of a cell, each from processes of one cycle. */
function logRatiosOf(sustained: readonly Sustained[], workload: string, strategy: string): readonly number[] {
  const cycles = new Set(sustained.map(({ cycle }) => cycle));
  return [...cycles].flatMap((cycle) => {
    const [own, baseline] = [strategy, 'inline'].map((name) =>
      rateOf(sustained, { cycle, workload, strategy: name }),
    );
    return own === undefined || baseline === undefined ? [] : [Math.log(own / baseline)];
  });
}

function rateOf(
  sustained: readonly Sustained[],
  { cycle, workload, strategy }: Pick<Sustained, 'cycle' | 'workload' | 'strategy'>,
): number | undefined {
  const isIt = (one: Sustained) =>
    one.cycle === cycle && one.workload === workload && one.strategy === strategy;
  return sustained.find(isIt)?.perSecond;
}

/**
 * The mean difference over workloads with its 90 % interval. The cells of a workload share its baseline, so the workload
 * is the unit: Student's interval of the workloads' means.
 */
export function overallBias(biases: readonly CellBias[]) {
  return meanInterval(
    meansBy(biases, 'workload').map(({ difference }) => difference),
    0.9,
  );
}

/** The mean difference of each workload, or of each strategy. */
export function meansBy(biases: readonly CellBias[], key: 'workload' | 'strategy') {
  return [...Map.groupBy(biases, (bias) => bias[key])].map(([name, group]) => ({
    name,
    difference: mean(group.map(({ difference }) => difference)),
  }));
}
