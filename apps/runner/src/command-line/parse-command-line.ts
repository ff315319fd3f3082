import { CommanderError } from 'commander';
import { usageError } from '../errors/usage-error.ts';
import { parseShell, parseSweepKind } from './choice-parsers.ts';
import { rejectLeftovers, toUsageError } from './command-line-errors.ts';
import { optionsOfSavedRuns } from './compare-options.ts';
import { newPackageOf } from './new-options.ts';
import { type CommandName, createProgram } from './program.ts';
import type {
  AgainstOptions,
  ClaimsOptions,
  CompareOptions,
  DoctorOptions,
  MatrixOptions,
  MergeOptions,
  ReportOptions,
  Request,
  RunOptions,
  SweepOptions,
  WorkerOptions,
} from './request.ts';
import { userDefaults } from './user-options.ts';
import type { WorkerCount } from './value-parsers.ts';

/** The options of `run` as commander stores them: named after their flags. */
type Parsed = Omit<RunOptions, 'budgetMs' | 'timeoutMs'> & {
  readonly budget: number;
  readonly timeout: number;
};

type ParsedClaims = Omit<ClaimsOptions, 'budgetMs' | 'timeoutMs'> & {
  readonly budget: number;
  readonly timeout: number;
};

type ParsedDoctor = Omit<DoctorOptions, 'budgetMs'> & { readonly budget: number };

/**
 * Parses the arguments after the program's name. A literal `--`, which package managers pass on, is dropped.
 * @throws ParbenchError `usage`
 */
export function parseCommandLine(args: readonly string[], version: string): Request {
  let printed = '';
  let request: Request | undefined;
  const program = createProgram({
    version,
    write: (text) => {
      printed += text;
    },
    onCommand: (name, options, rest, isGiven) => {
      const files = filesOf(name, rest);
      rejectLeftovers(program, name, rest.slice(files.length));
      if (name === 'sweep') {
        request = sweepRequest(files, options);
        return;
      }
      const given = {
        ...options,
        ...(files.length > 0 && userDefaultsBut(isGiven)),
        ...(isGiven('baseline') ? { comparesRuntimes: true } : files.some(isPythonFile) && pythonDefaults),
      };
      request = name === 'compare' ? compareRequest(files, given, isGiven) : requestOf(name, given, files);
    },
  });
  try {
    program.parse(withoutSeparator(args), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw toUsageError(error);
  }
  return request ?? { command: 'print', text: printed };
}

function withoutSeparator(args: readonly string[]): readonly string[] {
  const separator = args.indexOf('--');
  return separator < 0 ? args : args.toSpliced(separator, 1);
}

/**
 * The operands of a command: the shell of `completion`, the kind of `sweep`, the saved runs of `compare`, `merge` and `report`, what
 * `new` makes and its name, and the files of `run`, which have a dot or a slash in their names.
 */
function filesOf(command: CommandName, rest: readonly string[]): readonly string[] {
  if (['list', 'doctor', 'claims', 'worker'].includes(command)) return [];
  if (command === 'completion') return rest.slice(0, 1);
  if (command === 'sweep') return rest.slice(0, rest[0]?.startsWith('-') ? 0 : 1);
  const takesAny = command === 'new' || readsResults(command);
  const isFile = (text: string) => !text.startsWith('-') && (takesAny || /[./\\]/.test(text));
  const end = rest.findIndex((text) => !isFile(text));
  return end < 0 ? rest : rest.slice(0, end);
}

function readsResults(command: CommandName): boolean {
  return command === 'compare' || command === 'merge' || command === 'report';
}

/** Whether a file is measured in Python. */
export function isPythonFile(file: string): boolean {
  return file.endsWith('.py');
}

const pythonDefaults = { baseline: 'python/inline' };

function userDefaultsBut(isGiven: (option: string) => boolean): object {
  return Object.fromEntries(Object.entries(userDefaults).filter(([option]) => !isGiven(option)));
}

function requestOf(
  command: Exclude<CommandName, 'compare' | 'sweep'>,
  options: object,
  files: readonly string[],
): Request {
  if (command === 'completion') return { command, shell: parseShell(files[0]) };
  if (command === 'claims') return claimsRequest(options);
  if (command === 'new') return { command, wanted: newPackageOf(files, options) };
  if (command === 'doctor') return doctorRequest(options);
  if (command === 'merge') return mergeRequest(files, options);
  if (command === 'worker') return workerRequest(options);
  if (command === 'report') return reportRequest(files, options);
  if (command === 'list')
    return { command, options: { ...noMatrixOptions, ...options } as object as MatrixOptions };
  return { command, options: runOptionsOf(options, files) };
}

const noMatrixOptions = { filter: [], strategy: [], set: [], python: [], all: false };
const noRunOptions = {
  reporter: [],
  breakdown: false,
  brief: false,
  requireVerdict: false,
  resume: false,
  dryRun: false,
  quiet: false,
};

function runOptionsOf(options: object, files: readonly string[]): RunOptions {
  const given = { ...noMatrixOptions, ...noRunOptions, ...options } as object as Parsed;
  const { budget, timeout, ...others } = given;
  return { ...others, files, budgetMs: budget, timeoutMs: timeout };
}

/** The length of a task and the speed-up are measured against inline, each runtime by itself. */
function sweepRequest(kind: readonly string[], options: object): Request {
  const given = { ...runOptionsOf(options, []), baseline: 'inline' };
  return { command: 'sweep', kind: parseSweepKind(kind[0]), options: given as SweepOptions };
}

function compareRequest(
  files: readonly string[],
  options: object,
  isGiven: (option: string) => boolean,
): Request {
  if ('against' in options) {
    const { against, setup } = options as Pick<AgainstOptions, 'against' | 'setup'>;
    const run = runOptionsOf(options, files);
    return {
      command: 'compare-against',
      options: { ...run, against, ...(setup !== undefined && { setup }) },
    };
  }
  const [before, after, ...more] = files;
  if (before === undefined || after === undefined || more.length > 0) {
    throw usageError(
      `\`parbench compare\`: expected two saved runs, received ${files.length === 0 ? 'none' : `\`${files.join(' ')}\``}. Save runs with \`parbench --json FILE\`, or measure another revision with \`--against REVISION\`.`,
    );
  }
  const unexpected = Object.keys(options).find((name) => !optionsOfSavedRuns.includes(name) && isGiven(name));
  if (unexpected !== undefined) {
    throw usageError(
      `\`--${unexpected}\`: expected \`--against REVISION\` with it, received two saved runs, which are not measured again. Remove it.`,
    );
  }
  const noOptions = { force: false, fail: false, requireVerdict: false, reporter: [] };
  const given = { ...noOptions, ...options } as object as CompareOptions;
  return { command: 'compare', before, after, options: given };
}

function mergeRequest(files: readonly string[], options: object): Request {
  if (files.length < 2) {
    throw usageError(
      `\`parbench merge\`: expected at least two saved runs, received ${files.length === 0 ? 'none' : `\`${files[0]}\``}. Save runs with \`parbench --shard 1/2 --json FILE\`.`,
    );
  }
  const given = { reporter: [], ...options } as object as MergeOptions;
  return { command: 'merge', files, options: given };
}

function workerRequest(options: object): Request {
  const { workers, ...given } = options as Omit<WorkerOptions, 'workers'> & {
    readonly workers: readonly WorkerCount[];
  };
  const missing = (['url', 'strategy'] as const).find((name) => given[name] === undefined);
  if (missing !== undefined) {
    throw usageError(
      `\`parbench worker\`: expected \`--${missing}\`, received none. For example: \`parbench worker --url redis://10.0.0.1 --strategy queue/bullmq\`.`,
    );
  }
  const [count, ...more] = workers;
  if (count === undefined || more.length > 0) {
    throw usageError(
      `\`--workers\`: expected one number of workers, received \`${workers.join(',')}\`. For example: \`--workers 4\`.`,
    );
  }
  return { command: 'worker', options: { ...given, workers: count } };
}

function reportRequest(files: readonly string[], options: object): Request {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) {
    throw usageError(
      `\`parbench report\`: expected a saved run, received ${file === undefined ? 'none' : `\`${files.join(' ')}\``}. Save one with \`parbench --json FILE\`.`,
    );
  }
  const given = { open: false, reporter: [], ...options } as object as ReportOptions;
  return { command: 'report', file, options: given };
}

function claimsRequest(options: object): Request {
  const noOptions = { only: [], python: [], reporter: [], requireVerdict: false, quiet: false };
  const { budget, timeout, ...others } = { ...noOptions, ...options } as object as ParsedClaims;
  return { command: 'claims', options: { ...others, budgetMs: budget, timeoutMs: timeout } };
}

function doctorRequest(options: object): Request {
  const { budget, ...others } = { quiet: false, ...options } as object as ParsedDoctor;
  return { command: 'doctor', options: { ...others, budgetMs: budget } };
}
