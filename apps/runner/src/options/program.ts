import { styleText } from 'node:util';
import { Command, Help, type HelpConfiguration, type Option } from 'commander';
import { shells } from '../completion/shells.ts';
import { compareOptions } from './compare-options.ts';
import { matrixOptions } from './matrix-options.ts';
import { ownOptions } from './own-options.ts';
import { runOptions } from './run-options.ts';

const examples = `
Examples:
  parbench                                       the default matrix
  parbench ./src/hash.ts                         your own function: should it run in parallel?
  parbench --filter workload:spin                one workload, all strategies
  parbench --filter threads --filter cluster     two strategies beside the baseline
  parbench --filter '!noop' --workers 1,2,max    all workloads but one, at several widths
  parbench --set echo.bytes=1048576 --json -     another parameter, the result as JSON

Exit codes: 0 fine, 1 a cell failed, 2 wrong usage or input,
3 no verdict where one was demanded, 130 interrupted.`;

const completionExamples = `
Examples:
  source <(parbench completion bash)                       in ~/.bashrc
  source <(parbench completion zsh)                        in ~/.zshrc
  parbench completion fish | source                        in ~/.config/fish/config.fish
  parbench completion powershell | Out-String | Invoke-Expression`;

/** A command of parbench that can be run. */
export type CommandName = 'run' | 'list' | 'compare' | 'completion';

/** What the program needs from whoever parses with it. */
export interface ProgramHooks {
  readonly version: string;
  /** Takes help and version texts. */
  write(text: string): void;
  /**
   * Takes what was asked for: the command, its parsed options, what is neither an option nor a value, and whether the
   * user gave an option.
   */
  onCommand(
    name: CommandName,
    options: object,
    rest: readonly string[],
    isGiven: (option: string) => boolean,
  ): void;
}

/** The commands and options of parbench as a commander program. It throws and never exits; it prints by `write` alone. */
export function createProgram({ version, write, onCommand }: ProgramHooks): Command {
  const program = new Command('parbench')
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => {}, getOutHelpWidth: () => 80 })
    .configureHelp({ styleTitle: (title) => styleText('bold', title) })
    .description(
      'Threads, processes or a cluster: measures which way of running work in parallel is best here.',
    )
    .usage('[run] [files...] [options]')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples);
  const run = program
    .command('run', { isDefault: true })
    .usage('[files...] [options]')
    .description('run the matrix, or measure your own functions in files; the default command');
  const list = program
    .command('list')
    .description('show what would run, what is skipped and why, and all parameters');
  defineCommand(run, [...ownOptions(), ...matrixOptions(), ...runOptions()], (...given) =>
    onCommand('run', ...given),
  );
  defineCommand(list, matrixOptions(), (...given) => onCommand('list', ...given));
  const compare = program
    .command('compare')
    .usage('<before.json> <after.json> [options]')
    .description('compare two saved runs of one host, each by its ratios to its own baseline');
  defineCommand(compare, compareOptions(), (...given) => onCommand('compare', ...given));
  const completion = program
    .command('completion')
    .usage(`<${shells.join('|')}>`)
    .description('print a script that completes commands, options and names in your shell')
    .addHelpText('after', completionExamples);
  defineCommand(completion, [], (...given) => onCommand('completion', ...given));
  return program.configureHelp(helpWithOptionsOf(run, program));
}

/** What commander would refuse is passed on as `rest`, to be refused with a message of ours. */
function defineCommand(
  command: Command,
  options: readonly Option[],
  onCommand: (options: object, rest: readonly string[], isGiven: (option: string) => boolean) => void,
): void {
  for (const option of options) command.addOption(option);
  command
    .allowUnknownOption()
    .allowExcessArguments()
    .action((given: object) =>
      onCommand(given, command.args, (option) => command.getOptionValueSource(option) !== 'default'),
    );
}

/** The program's own help shows the options of its default command. */
function helpWithOptionsOf(run: Command, program: Command): HelpConfiguration {
  return {
    ...program.configureHelp(),
    visibleOptions: (command) => [
      ...(command === program ? run.options : []),
      ...new Help().visibleOptions(command),
    ],
  };
}
