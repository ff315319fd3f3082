import type { Params, ParamValue } from '@parbench/core';
import type { SweepOptions } from '../../../command-line/request.ts';
import { nearestTo } from '../../../errors/nearest.ts';
import { usageError } from '../../../errors/usage-error.ts';
import type { WorkloadDescription } from '../../../plugin/plugin-description.ts';

type Declared = NonNullable<WorkloadDescription['params']>;

/** A parameter and the values to measure. */
export interface ParamGrid {
  readonly param: string;
  readonly values: readonly number[];
}

/** Grids that suit the task's length better than the values that the matrix uses. */
const grids: Readonly<Record<string, readonly number[]>> = {
  // By factors of 2.5, around the lengths at which handing out a task takes as long as the task.
  'spin.microseconds': [10, 25, 63, 160, 400, 1000],
};

/**
 * Chooses the parameter to vary, and its values.
 * @throws ParbenchError `usage` if the workload has no such parameter, it is not a number, or its values are not known
 */
export function chooseGrid({ name, params = {} }: WorkloadDescription, options: SweepOptions): ParamGrid {
  const param = chooseParam(name, params, options.param);
  const values = options.grid ?? grids[`${name}.${param}`] ?? numbersOf(params[param]?.values);
  if (values.length >= 2) return { param, values };
  throw usageError(
    `\`--grid\`: expected the values of \`${param}\` to measure, since \`${name}\` declares ${values.length === 0 ? 'none' : 'one'}, received nothing. For example: \`--grid 10,100,1000\`.`,
  );
}

function chooseParam(workload: string, params: Declared, given: string | undefined): string {
  const numeric = Object.entries(params).filter(([, { default: preset }]) => typeof preset === 'number');
  const names = numeric.map(([name]) => name);
  if (given !== undefined) {
    if (names.includes(given)) return given;
    const received = Object.hasOwn(params, given) ? `\`${given}\`, which is not a number` : `\`${given}\``;
    throw usageError(
      `\`--param\`: expected a number among the parameters of \`${workload}\`, received ${received}. ${remedyFor(given, names)}`,
    );
  }
  const [preferred] = numeric.find(([, { values = [] }]) => values.length > 1) ?? numeric[0] ?? [];
  if (preferred !== undefined) return preferred;
  throw usageError(
    `\`--workload\`: expected a workload with a numeric parameter that sets the length of a task, received \`${workload}\`, which has none. For example: \`--workload spin\`.`,
  );
}

function remedyFor(given: string, names: readonly string[]): string {
  return names.length === 0
    ? 'It has none: choose another `--workload`, for example `spin`.'
    : `Did you mean \`${nearestTo(given, names)}\`?`;
}

function numbersOf(values: readonly ParamValue[] = []): readonly number[] {
  return values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
}

/** Returns the parameter sets of a grid, `others` being the parameters that stay the same. */
export function gridParams(others: Params, { param, values }: ParamGrid): readonly Params[] {
  return values.map((value) => ({ ...others, [param]: value }));
}
