import type { Option } from 'commander';
import { basicReporters, claimNames, parseClaimName } from './choice-parsers.ts';
import { matrixOptions } from './matrix-options.ts';
import { reporterOption } from './reporter-option.ts';
import { runOptions } from './run-options.ts';
import { repeatedOption, valueOption } from './value-option.ts';
import { parseDuration } from './value-parsers.ts';

/** The time of all claims, if the user sets none: enough to decide them in Node and one Python on two cores. */
const defaultBudgetMs = 360_000;

/** The options of `run` that apply to claims as well. */
const shared = [
  '--node',
  '--python',
  '--seed',
  '--timeout',
  '--json',
  '--html',
  '--require-verdict',
  '--quiet',
];

/** The options of `parbench claims`; they parse to `ClaimsOptions`. */
export function claimsOptions(): readonly Option[] {
  const others = [...matrixOptions(), ...runOptions()].filter(({ long }) => shared.includes(long ?? ''));
  return [...ownClaimsOptions(), ...others];
}

function ownClaimsOptions(): readonly Option[] {
  return [
    repeatedOption(
      '--only <claim>',
      `test only this claim: \`${claimNames.join('`, `')}\`; repeatable`,
      parseClaimName,
    ).helpGroup('What to run:'),
    valueOption('--budget <time>', 'time for all claims', parseDuration)
      .default(defaultBudgetMs, '360s')
      .helpGroup('How to measure:'),
    reporterOption('report the verdicts as', basicReporters).default(undefined, 'text').helpGroup('Output:'),
  ];
}
