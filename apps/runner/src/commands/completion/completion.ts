import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { ShellCompDirective } from '@bomb.sh/tab';
import { reporters, type Shell } from '../../command-line/choice-parsers.ts';
import type { Axes, Filterable } from '../../filter/axes.ts';

/** What the library for completions is asked. Plain data, since it answers in a thread of its own. */
export type Question =
  | { readonly shell: Shell }
  | { readonly words: readonly string[]; readonly choices: Choices };

/** What an option may have as its value, as far as that is a known set. */
export interface Choices {
  /** Without its dashes. */
  readonly option: string;
  readonly values: readonly string[];
}

/** The script that makes a shell ask `parbench complete` for what may come next; to be evaluated by the shell. */
export async function completionScript(shell: Shell): Promise<string> {
  const script = (await ask({ shell })).join('\n');
  // The library's script for bash alone has no file names where we have no suggestions.
  return script.replace(/^complete -F /m, 'complete -o default -F ');
}

/** What may come after `words`, the last of which is begun: a line each, and a last one for the shell. */
export async function complete(words: readonly string[], folder: string): Promise<string> {
  const option = words.at(-2)?.replace('--', '') ?? '';
  const choices = { option, values: await valuesOf(option, folder) };
  const answer = await ask({ words, choices });
  const suggestions = answer.slice(0, -1);
  // The library keeps the shell from ever completing file names, which most of our values are.
  const { ShellCompDirectiveDefault, ShellCompDirectiveNoFileComp } = ShellCompDirective;
  const directive = suggestions.length > 0 ? ShellCompDirectiveNoFileComp : ShellCompDirectiveDefault;
  return [...suggestions, `:${directive}`].join('\n');
}

const thread = new URL(import.meta.resolve('parbench/completion-thread'));

/** The lines of the library's answer. It can but print: so it runs in a thread whose output is read here. */
async function ask(question: Question): Promise<readonly string[]> {
  const worker = new Worker(thread, { workerData: question, stdout: true });
  const [printed] = await Promise.all([text(worker.stdout), once(worker, 'exit')]);
  return printed.replace(/\n$/, '').split('\n');
}

async function valuesOf(option: string, folder: string): Promise<readonly string[]> {
  if (option === 'reporter') return reporters;
  if (option !== 'filter' && option !== 'baseline') return [];
  const { workloads, strategies } = await loadAxes(folder);
  return [...(option === 'filter' ? workloads : []), ...strategies].map(({ name }) => name);
}

/** What the plug-ins have; nothing where one is at fault, since a completion is no place to say so. */
async function loadAxes(folder: string): Promise<Axes<Filterable, Filterable>> {
  const { chooseMatrix } = await import('../../matrix/choose-matrix.ts');
  const options = { filter: [], strategy: [], workers: [1], set: [], all: false, baseline: 'inline' };
  return chooseMatrix(options, folder).then(
    ({ catalogue }) => catalogue,
    () => ({ workloads: [], strategies: [] }),
  );
}
