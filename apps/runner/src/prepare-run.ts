import { randomInt } from 'node:crypto';
import type { Journal, MatrixCell, RunSettings } from '@parbench/engine';
import { chooseMatrix } from './matrix/choose-matrix.ts';
import type { Reporter } from './options/parse-reporter.ts';
import type { RunOptions } from './options/request.ts';
import { largestSeed } from './options/run-options.ts';
import { type Output, openOutput } from './output.ts';

/** A run of which everything is known to be valid. */
export interface PreparedRun {
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
  /** The journal of the run to go on with. */
  readonly resume?: Journal;
  readonly output: Output;
  readonly reporter: Reporter;
  readonly requireVerdict: boolean;
  readonly isDryRun: boolean;
  readonly isQuiet: boolean;
}

/**
 * Turns the options of `parbench run` into cells and settings. Loads the engine only to resume: faults are told at once.
 * @throws ParbenchError for what the options ask for and cannot be
 */
export async function prepareRun(options: RunOptions): Promise<PreparedRun> {
  const output = await openOutput(options.json);
  const { cells, node } = await chooseMatrix(options);
  const resume = options.resume ? await readInterruptedRun() : undefined;
  const seed = options.seed ?? resume?.header.configuration.settings.seed ?? randomInt(largestSeed);
  return {
    cells,
    settings: { ...settingsOf({ ...options, seed: Number(seed) }), ...(node !== undefined && { node }) },
    ...(resume !== undefined && { resume }),
    output,
    reporter: options.reporter,
    requireVerdict: options.requireVerdict,
    isDryRun: options.dryRun,
    isQuiet: options.quiet,
  };
}

async function readInterruptedRun(): Promise<Journal> {
  const { readLatestJournal } = await import('./journals.ts');
  return readLatestJournal();
}

function settingsOf({ blocks, occupancy, ...options }: RunOptions & { readonly seed: number }): RunSettings {
  const { budgetMs, seed, timeoutMs, precision, threshold, baseline } = options;
  return {
    ...{ budgetMs, seed, timeoutMs, precision, threshold, baseline },
    ...(blocks !== undefined && { maxBlocks: blocks }),
    ...(occupancy !== undefined && { occupancy }),
  };
}
