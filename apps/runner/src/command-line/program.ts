import { styleText } from 'node:util';
import { Command, Help, type HelpConfiguration, type Option } from 'commander';
import { shells, sweepKinds } from './choice-parsers.ts';
import { claimsOptions } from './claims-options.ts';
import { compareOptions } from './compare-options.ts';
import { doctorOptions } from './doctor-options.ts';
import { examples } from './examples.ts';
import { matrixOptions } from './matrix-options.ts';
import { mergeOptions } from './merge-options.ts';
import { newOptions, newParts } from './new-options.ts';
import { reportOptions } from './report-options.ts';
import { runOptions } from './run-options.ts';
import { sweepOptions } from './sweep-options.ts';
import { userOptions } from './user-options.ts';
import { workerOptions } from './worker-options.ts';

/** The name of a command. */
export type CommandName =
  | 'run'
  | 'list'
  | 'sweep'
  | 'claims'
  | 'compare'
  | 'merge'
  | 'report'
  | 'worker'
  | 'doctor'
  | 'new'
  | 'completion';

/** What the program calls while it parses. */
export interface ProgramHooks {
  readonly version: string;
  /** Prints help and version. */
  write(text: string): void;
  /**
   * Receives the command, its parsed options, the remaining arguments, and a function that says whether the user gave an
   * option.
   */
  onCommand(
    name: CommandName,
    options: object,
    rest: readonly string[],
    isGiven: (option: string) => boolean,
  ): void;
}

/** Creates the commander program with all commands and options. It throws instead of exiting, and prints through `write`. */
export function createProgram({ version, write, onCommand }: ProgramHooks): Command {
  const program = new Command('parbench')
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => {}, getOutHelpWidth: () => 80 })
    .configureHelp({ styleTitle: (title) => styleText('bold', title) })
    .description(
      'Threads, processes or a cluster: measures which way of running work in parallel is best on this host.',
    )
    .usage('[run] [files...] [options]')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples.run);
  const run = program
    .command('run', { isDefault: true })
    .usage('[files...] [options]')
    .description('run the matrix, or measure user functions in files; the default command')
    .addHelpText('after', examples.run);
  const list = program
    .command('list')
    .description('show what would run, what is skipped and why, and all parameters')
    .addHelpText('after', examples.list);
  defineCommand(run, [...userOptions(), ...matrixOptions(), ...runOptions()], (...given) =>
    onCommand('run', ...given),
  );
  defineCommand(list, matrixOptions(), (...given) => onCommand('list', ...given));
  const sweep = program
    .command('sweep')
    .usage(`<${sweepKinds.join('|')}> [options]`)
    .description('vary the length of a task, the number of workers or the size of a payload')
    .addHelpText('after', examples.sweep);
  defineCommand(sweep, sweepOptions(), (...given) => onCommand('sweep', ...given));
  const claims = program
    .command('claims')
    .description('test common claims about threads and processes, in Node and in CPython')
    .addHelpText('after', examples.claims);
  defineCommand(claims, claimsOptions(), (...given) => onCommand('claims', ...given));
  const compare = program
    .command('compare')
    .usage('<before.json> <after.json> | --against <revision> [files...] [options]')
    .description('compare two saved runs of one host, or two revisions of the code in one run')
    .addHelpText('after', examples.compare);
  defineCommand(compare, compareOptions(), (...given) => onCommand('compare', ...given));
  const merge = program
    .command('merge')
    .usage('<result.json> <result.json...> [options]')
    .description('put the results of several hosts or shards into one')
    .addHelpText('after', examples.merge);
  defineCommand(merge, mergeOptions(), (...given) => onCommand('merge', ...given));
  const report = program
    .command('report')
    .usage('<result.json> [options]')
    .description('write the HTML report of a saved run or sweep')
    .addHelpText('after', examples.report);
  defineCommand(report, reportOptions(), (...given) => onCommand('report', ...given));
  const worker = program
    .command('worker')
    .usage('--url <url> --strategy <name> [options]')
    .description('run tasks of a run on another machine, behind its queue')
    .addHelpText('after', examples.worker);
  defineCommand(worker, workerOptions(), (...given) => onCommand('worker', ...given));
  const doctor = program
    .command('doctor')
    .description('check whether this host is fit for measuring, and measure its A/A noise floor')
    .addHelpText('after', examples.doctor);
  defineCommand(doctor, doctorOptions(), (...given) => onCommand('doctor', ...given));
  const make = program
    .command('new')
    .usage(`<${newParts.join('|')}> <name> [options]`)
    .description('make a package with a strategy or a workload, ready to run, test and publish')
    .addHelpText('after', examples.new);
  defineCommand(make, newOptions(), (...given) => onCommand('new', ...given));
  const completion = program
    .command('completion')
    .usage(`<${shells.join('|')}>`)
    .description('print a script that completes commands, options and names in your shell')
    .addHelpText('after', examples.completion);
  defineCommand(completion, [], (...given) => onCommand('completion', ...given));
  return program.configureHelp(helpWithOptionsOf(run, program));
}

/** Arguments that commander would reject are passed on as `rest`, so that the message is ours. */
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
