import { randomInt } from 'node:crypto';
import type { Journal, MatrixCell, RunSettings } from '@parbench/engine';
import type { AdvisedService } from '../../advice/advise-service.ts';
import { isPythonFile } from '../../command-line/parse-command-line.ts';
import type { RunOptions } from '../../command-line/request.ts';
import { largestSeed } from '../../command-line/run-options.ts';
import type { Shard } from '../../command-line/value-parsers.ts';
import { usageError } from '../../errors/usage-error.ts';
import { type ChosenMatrix, chooseMatrix, choosesStrategies } from '../../matrix/choose-matrix.ts';
import { selectShard } from '../../matrix/select-shard.ts';
import { type Output, openOutput } from '../../output/output.ts';
import { openReportsOf, type Reports } from '../../reporters/reports.ts';
import type { UserFunctionRun } from '../../user-function/measurement/user-function-run.ts';
import type { UserModule } from '../../user-function/user-module.ts';

/** A run whose options have all been validated. */
export interface PreparedRun {
  /** The folder in which it was started: each has its own journals. */
  readonly folder: string;
  readonly cells: readonly MatrixCell[];
  /** The part of the matrix that these cells are. */
  readonly shard?: Shard;
  /** The user's modules, if all cells are of user functions. */
  readonly userFunctions?: Pick<UserFunctionRun, 'modules' | 'mayScreenOut'>;
  /** The user's request handlers among the workloads, which get advice. */
  readonly services: readonly AdvisedService[];
  readonly settings: RunSettings;
  /** The journal of the run to resume. */
  readonly resume?: Journal;
  readonly output: Output;
  readonly reports: Reports;
  readonly requireVerdict: boolean;
  readonly isDryRun: boolean;
  readonly isQuiet: boolean;
}

/**
 * Turns the options of `parbench run` in `folder` into cells and settings. Loads the engine only to resume, so that errors
 * are reported at once.
 * @throws ParbenchError for options that cannot be satisfied
 */
export async function prepareRun(options: RunOptions, folder: string): Promise<PreparedRun> {
  const output = await openOutput(options.json);
  const reports = await openReportsOf(options);
  const { cells: allCells, node, userModules } = await chooseCells(options, folder);
  const cells = options.shard === undefined ? allCells : selectShard(allCells, options.shard);
  if (options.dryRun && options.set.length > 0) await tryInputs(cells, folder);
  const resume = options.resume ? await readInterruptedRun(folder) : undefined;
  const seed =
    options.seed ??
    resume?.header.configuration.settings.seed ??
    (options.shard === undefined ? randomInt(largestSeed) : 0);
  return {
    folder,
    cells,
    ...(options.shard !== undefined && { shard: options.shard }),
    ...(isAllFunctions(userModules) && {
      userFunctions: { modules: userModules, mayScreenOut: !choosesStrategies(options) },
    }),
    services: servicesOf(userModules, cells),
    settings: {
      ...settingsOf({ ...options, seed: Number(seed) }),
      ...(node !== undefined && { node }),
      ...(options.label !== undefined && { label: options.label }),
    },
    ...(resume !== undefined && { resume }),
    output,
    reports,
    requireVerdict: options.requireVerdict,
    isDryRun: options.dryRun,
    isQuiet: options.quiet,
  };
}

/**
 * Chooses the cells that the options select in `folder`, and loads the user's modules, if any.
 * @throws ParbenchError for options that cannot be satisfied
 */
export async function chooseCells(
  options: RunOptions,
  folder: string,
): Promise<Pick<ChosenMatrix, 'cells' | 'node'> & { readonly userModules: readonly UserModule[] }> {
  checkUserOptions(options);
  if (options.files.length === 0) return { ...(await chooseMatrix(options, folder)), userModules: [] };
  const python = await choosePython(options, folder);
  const userModules = await loadFiles(options, folder, python);
  const workloads = userModules.map(({ workload }) => workload);
  const chosen = python === undefined ? options : { ...options, python: [python] };
  return { ...(await chooseMatrix(chosen, folder, workloads)), userModules };
}

/** Returns the path of the interpreter that measures the files; undefined if they are not Python. */
async function choosePython({ files, python }: RunOptions, folder: string): Promise<string | undefined> {
  if (!files.some(isPythonFile)) return undefined;
  const { chooseInterpreter } = await import('../../user-function/python/choose-interpreter.ts');
  return chooseInterpreter(files, python, folder);
}

/** @throws ParbenchError `usage` for files that cannot be measured */
async function loadFiles(
  options: RunOptions,
  folder: string,
  python: string | undefined,
): Promise<readonly UserModule[]> {
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
    ...(python !== undefined && { python }),
  });
}

function checkUserOptions({ files, resume, brief, ...given }: RunOptions): void {
  if (files.length > 0 && given.shard !== undefined) {
    throw usageError(
      '`--shard`: expected no files, since user functions are measured together. Remove it, or give each host other files.',
    );
  }
  if (files.length > 0 && brief) {
    throw usageError(
      '`--brief`: expected no files, since user functions are measured to decide. Remove it, or give a shorter `--budget`.',
    );
  }
  if (files.length > 0 && resume) {
    throw usageError(
      '`--resume`: expected no files, since measuring user functions again takes less than a minute. Remove it.',
    );
  }
  const option = (['export', 'args', 'input'] as const).find((name) => given[name] !== undefined);
  if (files.length === 0 && option !== undefined) {
    throw usageError(
      `\`--${option}\`: expected a file with a function, received none. For example: \`parbench ./src/hash.ts --${option} ...\`.`,
    );
  }
}

/** Advice is for functions only: a workload is more than a function and its arguments. */
function isAllFunctions(modules: readonly UserModule[]): boolean {
  return modules.length > 0 && modules.every(({ userFunction }) => userFunction !== undefined);
}

/** A run reports impossible parameters as failed cells; a dry run would not notice them. */
async function tryInputs(cells: readonly MatrixCell[], folder: string): Promise<void> {
  const { checkInputs } = await import('./check-inputs.ts');
  await checkInputs(cells, folder);
}

function servicesOf(modules: readonly UserModule[], cells: readonly MatrixCell[]): readonly AdvisedService[] {
  return modules.flatMap(({ workload: { name }, service }) =>
    service === undefined
      ? []
      : { name, source: service, cells: cells.filter(({ workload }) => workload.name === name) },
  );
}

async function readInterruptedRun(folder: string): Promise<Journal> {
  const { takeOverJournal } = await import('./journal-folder.ts');
  return takeOverJournal(folder);
}

/** Returns the settings that options and seed give a run. */
export function settingsOf({
  blocks,
  occupancy,
  rate,
  breakdown,
  brief,
  ...options
}: Omit<RunOptions, 'workers'> & { readonly seed: number }): RunSettings {
  const { budgetMs, seed, timeoutMs, precision, threshold, baseline } = options;
  return {
    ...{ budgetMs, seed, timeoutMs, precision, threshold, baseline },
    ...(blocks !== undefined && { maxBlocks: blocks }),
    ...(occupancy !== undefined && { occupancy }),
    ...(rate !== undefined && { ratePerSecond: rate }),
    ...(breakdown && { measuresBreakdown: true }),
    ...(brief && { detail: 'brief' as const }),
  };
}
