import { Option } from 'commander';
import { reporterOption } from './reporter-option.ts';
import { valueOption } from './value-option.ts';
import { parseDuration, parseInteger, parsePercent, parseShard } from './value-parsers.ts';

/** Seeds are integers from 0 to this. */
export const largestSeed = 2 ** 31 - 1;
const mostBlocks = 1000;
const mostInFlight = 10_000;
const highestRate = 1_000_000;

/** The options for measuring and output; with `matrixOptions` and `userOptions` they parse to `RunOptions`. */
export function runOptions(): readonly Option[] {
  return [...measuringOptions(), ...outputOptions()];
}

/** With the default budget, the default matrix of 6 workloads x 4 strategies ends within 180 s on two cores. */
function measuringOptions(): readonly Option[] {
  return [
    valueOption('--budget <time>', 'time for the whole run', parseDuration).default(
      180_000,
      '180s; user functions: 55s',
    ),
    valueOption(
      '--precision <percent>',
      'stop measuring a workload when its speed-up intervals have this half-width',
      parsePercent,
    ).default(0.05, '5%'),
    valueOption('--threshold <percent>', 'the smallest difference that matters to you', parsePercent).default(
      0.02,
      '2%',
    ),
    valueOption('--blocks <count>', 'maximum number of blocks per workload', (option, text) =>
      parseInteger(option, text, { min: 1, max: mostBlocks }),
    ),
    valueOption(
      '--occupancy <count>',
      'tasks in flight, the same for every cell; by default twice the workers of the widest cell',
      (option, text) => parseInteger(option, text, { min: 1, max: mostInFlight }),
    ),
    valueOption(
      '--rate <tasks>',
      'measure latency too: this many tasks per second arrive at every cell, whether or not earlier ones are done',
      (option, text) => parseInteger(option, text, { min: 1, max: highestRate }),
    ),
    new Option(
      '--breakdown',
      'break the cost of a task down: queue, serialise, transport, run, return; measured apart from the throughput',
    ),
    new Option(
      '--brief',
      'measure each cell once, for a moment: outputs are verified, and nothing is decided; the default if the matrix is too large for its budget',
    ),
    valueOption(
      '--shard <part>',
      'measure one part of the workloads, such as `2/4`; measure the others elsewhere, and combine the results with `parbench merge`. The default seed is then 0',
      parseShard,
    ),
    valueOption(
      '--seed <number>',
      'seed of the inputs and of all random orders; by default, each run draws one',
      (option, text) => parseInteger(option, text, { min: 0, max: largestSeed }),
    ),
    valueOption(
      '--timeout <time>',
      'time limit of a task; a cell with a task that takes longer fails',
      parseDuration,
    ).default(10_000, '10s'),
  ].map((option) => option.helpGroup('How to measure:'));
}

function outputOptions(): readonly Option[] {
  return [
    valueOption(
      '--json <file>',
      'write the result as JSON; with `-`, to stdout and nothing else',
      (_option, text) => text,
    ),
    valueOption('--html <file>', 'write an HTML report of the result', (_option, text) => text),
    reporterOption('report the result as').default(undefined, 'text'),
    valueOption(
      '--label <text>',
      'name of the run in its result, such as `before the upgrade`',
      (_option, text) => text,
    ),
    new Option('--require-verdict', 'exit with 3 if a verdict is inconclusive'),
    new Option('--resume', 'continue the run that was interrupted last in this folder'),
    new Option('--dry-run', 'print the plan with its estimated time and run nothing'),
    new Option('--quiet', 'print no progress on stderr'),
  ].map((option) => option.helpGroup('Output:'));
}
