import { randomInt } from 'node:crypto';
import type { Journal, MatrixCell, RunSettings } from '@parbench/engine';
import type { Reporter } from '../../command-line/choice-parsers.ts';
import type { RunOptions } from '../../command-line/request.ts';
import { largestSeed } from '../../command-line/run-options.ts';
import { usageError } from '../../errors/usage-error.ts';
import { type ChosenMatrix, chooseMatrix, choosesStrategies } from '../../matrix/choose-matrix.ts';
import { type Output, openOutput } from '../../output/output.ts';
import type { UserFunctionRun } from '../../user-function/measurement/user-function-run.ts';
import type { UserModule } from '../../user-function/user-module.ts';

/** A run of which everything is known to be valid. */
export interface PreparedRun {
  /** Where it was started: journals are kept by it. */
  readonly folder: string;
  readonly cells: readonly MatrixCell[];
  /** The user's modules, where the cells are theirs. */
  readonly userFunctions?: Pick<UserFunctionRun, 'modules' | 'mayScreenOut'>;
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
 * Turns the options of `parbench run` in `folder` into cells and settings. Loads the engine only to resume: faults are told
 * at once.
 * @throws ParbenchError for what the options ask for and cannot be
 */
export async function prepareRun(options: RunOptions, folder: string): Promise<PreparedRun> {
  const output = await openOutput(options.json);
  const { cells, node, userModules } = await chooseCells(options, folder);
  const resume = options.resume ? await readInterruptedRun(folder) : undefined;
  const seed = options.seed ?? resume?.header.configuration.settings.seed ?? randomInt(largestSeed);
  return {
    folder,
    cells,
    ...(isAllFunctions(userModules) && {
      userFunctions: { modules: userModules, mayScreenOut: !choosesStrategies(options) },
    }),
    settings: {
      ...settingsOf({ ...options, seed: Number(seed) }),
      ...(node !== undefined && { node }),
      ...(options.label !== undefined && { label: options.label }),
    },
    ...(resume !== undefined && { resume }),
    output,
    reporter: options.reporter,
    requireVerdict: options.requireVerdict,
    isDryRun: options.dryRun,
    isQuiet: options.quiet,
  };
}

/**
 * The cells that the options ask for in `folder`, and the user's modules where they are of those.
 * @throws ParbenchError for what the options ask for and cannot be
 */
export async function chooseCells(
  options: RunOptions,
  folder: string,
): Promise<Pick<ChosenMatrix, 'cells' | 'node'> & { readonly userModules: readonly UserModule[] }> {
  const userModules = await loadFiles(options, folder);
  const workloads = userModules.map(({ workload }) => workload);
  return { ...(await chooseMatrix(options, folder, workloads)), userModules };
}

/** @throws ParbenchError `usage` for options that do not go together, and for files that cannot be measured */
async function loadFiles(options: RunOptions, folder: string): Promise<readonly UserModule[]> {
  checkUserOptions(options);
  if (options.files.length === 0) return [];
  const [{ loadUserModules }, { readArgumentLists }] = await Promise.all([
    import('../../user-function/load-user-modules.ts'),
    import('../../user-function/arguments/read-argument-lists.ts'),
  ]);
  const lists = await readArgumentLists(options, folder);
  return loadUserModules(options.files, {
    folder,
    timeoutMs: options.timeoutMs,
    ...(options.export !== undefined && { exportName: options.export }),
    ...(lists && { lists }),
  });
}

function checkUserOptions({ files, resume, ...given }: RunOptions): void {
  if (files.length > 0 && resume) {
    throw usageError(
      '`--resume`: expected no files, since user functions are measured anew in less than a minute. Take it away.',
    );
  }
  const option = (['export', 'args', 'input'] as const).find((name) => given[name] !== undefined);
  if (files.length === 0 && option !== undefined) {
    throw usageError(
      `\`--${option}\`: expected a file whose function it is for, received none. For example: \`parbench ./src/hash.ts --${option} ...\`.`,
    );
  }
}

/** Advice is for functions alone: a workload has more to it than a function and its arguments. */
function isAllFunctions(modules: readonly UserModule[]): boolean {
  return modules.length > 0 && modules.every(({ userFunction }) => userFunction !== undefined);
}

async function readInterruptedRun(folder: string): Promise<Journal> {
  const { readLatestJournal } = await import('./journal-folder.ts');
  return readLatestJournal(folder);
}

function settingsOf({
  blocks,
  occupancy,
  rate,
  ...options
}: RunOptions & { readonly seed: number }): RunSettings {
  const { budgetMs, seed, timeoutMs, precision, threshold, baseline } = options;
  return {
    ...{ budgetMs, seed, timeoutMs, precision, threshold, baseline },
    ...(blocks !== undefined && { maxBlocks: blocks }),
    ...(occupancy !== undefined && { occupancy }),
    ...(rate !== undefined && { ratePerSecond: rate }),
  };
}
