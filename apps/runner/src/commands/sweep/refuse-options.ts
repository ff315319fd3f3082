import type { SweepKind } from '../../command-line/choice-parsers.ts';
import type { SweepOptions } from '../../command-line/request.ts';
import { usageError } from '../../errors/usage-error.ts';

/** @throws ParbenchError `usage` if one of the `refused` options was given */
export function refuseOptions(
  kind: SweepKind,
  options: SweepOptions,
  refused: readonly ('workload' | 'param' | 'grid')[],
): void {
  const option = refused.find((name) => options[name] !== undefined);
  if (option === undefined) return;
  throw usageError(
    `\`--${option}\`: expected options of \`parbench sweep ${kind}\`, received \`--${option}\`. ${remedies[option]}`,
  );
}

const remedies = {
  workload: 'It sends payloads of every kind through `echo`. Remove the option.',
  param: 'Set a parameter with `--set key=value`.',
  grid: 'Choose the numbers of workers with `--workers 1,2,4`.',
} as const;
