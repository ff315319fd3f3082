import { Option } from 'commander';
import { parseReporter } from './choice-parsers.ts';
import { valueOption } from './value-option.ts';
import { parseDuration, parseInteger, parsePercent } from './value-parsers.ts';

/** Seeds are integers from 0 to this. */
export const largestSeed = 2 ** 31 - 1;
const mostBlocks = 1000;
const mostInFlight = 10_000;
const highestRate = 1_000_000;

/** The options that say how to measure and where results go; with `matrixOptions` they parse to `RunOptions`. */
export function runOptions(): readonly Option[] {
  return [...measuringOptions(), ...outputOptions()];
}

/** The default budget lets the default matrix of 6 workloads x 4 strategies end within 180 s on two cores. */
function measuringOptions(): readonly Option[] {
  return [
    valueOption('--budget <time>', 'time for the whole run', parseDuration).default(
      165_000,
      '165s; user functions: 35s',
    ),
    valueOption(
      '--precision <percent>',
      'half-width of the speed-up intervals at which a workload is done',
      parsePercent,
    ).default(0.05, '5%'),
    valueOption('--threshold <percent>', 'the difference that matters to you', parsePercent).default(
      0.02,
      '2%',
    ),
    valueOption('--blocks <count>', 'blocks for each workload at most', (option, text) =>
      parseInteger(option, text, { min: 1, max: mostBlocks }),
    ),
    valueOption(
      '--occupancy <count>',
      'tasks in flight, the same for every cell; by default twice the workers of the widest',
      (option, text) => parseInteger(option, text, { min: 1, max: mostInFlight }),
    ),
    valueOption(
      '--rate <tasks>',
      'measure latency too, at that many tasks a second for every cell, whether or not earlier ones are done',
      (option, text) => parseInteger(option, text, { min: 1, max: highestRate }),
    ),
    valueOption(
      '--seed <number>',
      'seed of the inputs and of all random orders; drawn for each run by default',
      (option, text) => parseInteger(option, text, { min: 0, max: largestSeed }),
    ),
    valueOption(
      '--timeout <time>',
      'longest time of a task; beyond it, its cell fails',
      parseDuration,
    ).default(10_000, '10s'),
  ].map((option) => option.helpGroup('How to measure:'));
}

function outputOptions(): readonly Option[] {
  return [
    valueOption(
      '--json <file>',
      'write the result as JSON; `-` writes it to stdout, alone',
      (_option, text) => text,
    ),
    valueOption(
      '--reporter <name>',
      'how the result is shown on stdout: `text`, or `markdown` for a CI summary',
      parseReporter,
    ).default('text', 'text'),
    valueOption(
      '--label <text>',
      'what to call the run in its result: `before the upgrade`',
      (_option, text) => text,
    ),
    new Option('--require-verdict', 'exit with 3 where a verdict is inconclusive'),
    new Option('--resume', 'go on with the run that was interrupted last in this folder'),
    new Option('--dry-run', 'print the plan with its estimated time, run nothing'),
    new Option('--quiet', 'no progress on stderr'),
  ].map((option) => option.helpGroup('Output:'));
}
