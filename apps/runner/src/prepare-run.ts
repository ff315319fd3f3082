import type { MatrixCell, RunSettings } from '@parbench/engine';
import { chooseMatrix } from './matrix/choose-matrix.ts';
import type { RunOptions } from './options/request.ts';
import { type Output, openOutput } from './output.ts';

/** A run of which everything is known to be valid. */
export interface PreparedRun {
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
  readonly output: Output;
  readonly isDryRun: boolean;
  readonly isQuiet: boolean;
}

/**
 * Turns the options of `parbench run` into cells and settings. Loads no engine: faults are told at once.
 * @throws ParbenchError for what the options ask for and cannot be
 */
export async function prepareRun(options: RunOptions): Promise<PreparedRun> {
  const output = await openOutput(options.json);
  const { cells, node } = await chooseMatrix(options);
  return {
    cells,
    settings: { ...settingsOf(options), ...(node !== undefined && { node }) },
    output,
    isDryRun: options.dryRun,
    isQuiet: options.quiet,
  };
}

function settingsOf({ blocks, occupancy, ...options }: RunOptions): RunSettings {
  const { budgetMs, seed, timeoutMs, precision, threshold, baseline } = options;
  return {
    ...{ budgetMs, seed, timeoutMs, precision, threshold, baseline },
    ...(blocks !== undefined && { maxBlocks: blocks }),
    ...(occupancy !== undefined && { occupancy }),
  };
}
