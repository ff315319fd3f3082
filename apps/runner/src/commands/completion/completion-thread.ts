/** The entry of the thread in which the completion library answers one question by printing. */
import { workerData } from 'node:worker_threads';
import type { RootCommand } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { shells, sweepKinds } from '../../command-line/choice-parsers.ts';
import { createProgram } from '../../command-line/program.ts';
import type { Choices, Question } from './completion.ts';

const question: Question = workerData;
const completion = createCompletion();
if ('shell' in question) {
  completion.setup('parbench', 'parbench', question.shell);
} else {
  offerValues(completion, question.choices);
  completion.parse([...question.words]);
}

function createCompletion(): RootCommand {
  const program: Command = createProgram({ version: '', write: () => {}, onCommand: () => {} });
  const ownCommand = 'completion-script';
  const root = tab(program, { completionCommandName: ownCommand });
  root.commands.delete(ownCommand);
  return root;
}

/** Offers the values of an option, the shells that have a script, and the kinds of sweeps. */
function offerValues(root: RootCommand, { option, values }: Choices): void {
  root.commands.get('completion')?.argument('shell', (offer) => {
    for (const shell of shells) offer(shell, '');
  });
  root.commands.get('sweep')?.argument('kind', (offer) => {
    for (const kind of sweepKinds) offer(kind, '');
  });
  for (const command of [root, ...root.commands.values()]) {
    const { description } = command.options.get(option) ?? {};
    if (description === undefined) continue;
    command.option(option, description, (offer) => {
      for (const value of values) offer(value, '');
    });
  }
}
