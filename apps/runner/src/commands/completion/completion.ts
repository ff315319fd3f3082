import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { ShellCompDirective } from '@bomb.sh/tab';
import { basicReporters, claimNames, reporters, type Shell } from '../../command-line/choice-parsers.ts';
import type { Catalogue, CataloguedWorkload } from '../../matrix/catalogue.ts';

/** A question for the completion library. Plain data, since a thread of its own answers it. */
export type Question =
  | { readonly shell: Shell }
  | { readonly words: readonly string[]; readonly choices: Choices };

/** The values of an option, if they are a known set. */
export interface Choices {
  /** Without its dashes. */
  readonly option: string;
  readonly values: readonly string[];
}

/** Returns the script that makes a shell ask `parbench complete` for suggestions; the shell evaluates it. */
export async function completionScript(shell: Shell): Promise<string> {
  const script = (await ask({ shell })).join('\n');
  // Of the library's scripts, only the one for bash offers no file names if we have no suggestions.
  return script.replace(/^complete -F /m, 'complete -o default -F ');
}

/** Returns what may complete the last of `words`, a line each, and a last line for the shell. */
export async function complete(words: readonly string[], folder: string): Promise<string> {
  const option = words.at(-2)?.replace('--', '') ?? '';
  const choices = { option, values: await valuesOf(option, words, folder) };
  const answer = await ask({ words, choices });
  const suggestions = answer.slice(0, -1);
  // The library never lets the shell complete file names, although most of our values are file names.
  const { ShellCompDirectiveDefault, ShellCompDirectiveNoFileComp } = ShellCompDirective;
  const directive = suggestions.length > 0 ? ShellCompDirectiveNoFileComp : ShellCompDirectiveDefault;
  return [...suggestions, `:${directive}`].join('\n');
}

const thread = new URL(import.meta.resolve('parbench/completion-thread'));

/** Returns the lines of the library's answer. The library can only print, so it runs in a thread whose output is read here. */
async function ask(question: Question): Promise<readonly string[]> {
  const worker = new Worker(thread, { workerData: question, stdout: true });
  const [printed] = await Promise.all([text(worker.stdout), once(worker, 'exit')]);
  return printed.replace(/\n$/, '').split('\n');
}

async function valuesOf(
  option: string,
  words: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  if (option === 'reporter')
    return ['claims', 'compare'].includes(words[0] ?? '') ? basicReporters : reporters;
  if (option === 'only') return claimNames;
  if (!['filter', 'baseline', 'set', 'workload'].includes(option)) return [];
  const axes = await loadAxes(folder);
  if (option === 'set') return axes.workloads.flatMap(assignmentsOf);
  const strategies = axes.strategies.map(({ name }) => name);
  if (option === 'baseline') return strategies;
  const workloads = axes.workloads.map(({ name }) => name);
  if (option === 'workload') return workloads;
  const both = [...axes.workloads, ...axes.strategies];
  const narrowed = {
    workload: workloads,
    strategy: strategies,
    tag: both.flatMap(({ tags }) => tags),
    package: both.map((entry) => entry.package),
  };
  const typed = words.at(-1) ?? '';
  const [axis = ''] = typed.split(':', 1);
  const prefix =
    typed.includes(':') && Object.hasOwn(narrowed, axis) ? (axis as keyof typeof narrowed) : undefined;
  return prefix === undefined
    ? [...workloads, ...strategies]
    : [...new Set(narrowed[prefix])].map((name) => `${prefix}:${name}`);
}

/** `spin.microseconds=`, for each parameter. */
function assignmentsOf({ name, definition }: CataloguedWorkload): readonly string[] {
  return Object.keys(definition.params ?? {}).map((param) => `${name}.${param}=`);
}

/** Loads the names of the plug-ins; none if one fails, since a completion cannot report errors. */
async function loadAxes(folder: string): Promise<Catalogue> {
  const { chooseMatrix } = await import('../../matrix/choose-matrix.ts');
  const options = {
    filter: [],
    strategy: [],
    workers: [1],
    set: [],
    python: [],
    all: false,
    baseline: 'inline',
  };
  return chooseMatrix(options, folder).then(
    ({ catalogue }) => catalogue,
    () => ({ workloads: [], strategies: [] }),
  );
}
