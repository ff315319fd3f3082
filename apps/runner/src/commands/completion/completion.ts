import { type RootCommand, ShellCompDirective } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { reporters, type Shell, shells } from '../../command-line/choice-parsers.ts';
import { createProgram } from '../../command-line/program.ts';
import type { Axes, Filterable } from '../../filter/axes.ts';

/** The script that makes a shell ask `parbench complete` for what may come next; to be evaluated by the shell. */
export function completionScript(shell: Shell): string {
  const script = linesOf(() => createCompletion().setup('parbench', 'parbench', shell)).join('\n');
  // The library's script for bash alone has no file names where we have no suggestions.
  return script.replace(/^complete -F /m, 'complete -o default -F ');
}

/** What may come after `words`, the last of which is begun: a line each, and a last one for the shell. */
export async function complete(words: readonly string[], folder: string): Promise<string> {
  const completion = createCompletion();
  await offerValues(completion, words, folder);
  const suggestions = linesOf(() => completion.parse([...words])).slice(0, -1);
  // The library keeps the shell from ever completing file names, which most of our values are.
  const { ShellCompDirectiveDefault, ShellCompDirectiveNoFileComp } = ShellCompDirective;
  const directive = suggestions.length > 0 ? ShellCompDirectiveNoFileComp : ShellCompDirectiveDefault;
  return [...suggestions, `:${directive}`].join('\n');
}

const ownCommand = 'completion-script';

function createCompletion(): RootCommand {
  const program: Command = createProgram({ version: '', write: () => {}, onCommand: () => {} });
  const completion = tab(program, { completionCommandName: ownCommand });
  completion.commands.delete(ownCommand);
  return completion;
}

/** The library answers on `console.log`. */
function linesOf(answer: () => void): readonly string[] {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    answer();
  } finally {
    console.log = log;
  }
  return lines;
}

/** Offers values of the option that comes last in `words`, where it has a known set of them. */
async function offerValues(completion: RootCommand, words: readonly string[], folder: string): Promise<void> {
  completion.commands.get('completion')?.argument('shell', (offer) => {
    for (const shell of shells) offer(shell, '');
  });
  const option = words.at(-2)?.replace('--', '') ?? '';
  const values = await valuesOf(option, folder);
  for (const command of [completion, ...completion.commands.values()]) {
    const { description } = command.options.get(option) ?? {};
    if (description === undefined) continue;
    command.option(option, description, (offer) => {
      for (const value of values) offer(value, '');
    });
  }
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
