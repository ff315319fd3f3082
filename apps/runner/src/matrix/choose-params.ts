import { type ParamDefinition, type Params, type ParamValue, resolveParams } from '@parbench/core';
import type { Assignment } from '../command-line/value-parsers.ts';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import type { WorkloadDescription } from '../plugin/plugin-description.ts';

/** The part of a workload that its parameters depend on. */
type Parametrised = Pick<WorkloadDescription, 'name' | 'params'>;

/**
 * Chooses the parameter sets of a workload: its defaults, overridden by the assignments; with `isAll`, every combination of
 * the declared values of the remaining parameters.
 * @throws ParbenchError `usage` for a value whose type differs from that of the parameter's default
 */
export function chooseParams(
  workload: Parametrised,
  assignments: readonly Assignment[],
  { isAll }: { readonly isAll: boolean },
): readonly Params[] {
  const given: Record<string, ParamValue> = {};
  for (const assignment of assignments) {
    const definition = definitionOf(workload, assignment);
    if (definition && isMeantFor(workload, assignment)) {
      given[assignment.key] = parseValue(assignment, workload, definition.default);
    }
  }
  const combinations = isAll ? combineValues(workload, given) : [given];
  return combinations.map((combination) => resolveParams(workload, combination));
}

/**
 * Checks that each assignment sets a parameter of at least one workload.
 * @throws ParbenchError `usage`, naming the nearest workload or parameter
 */
export function checkAssignments(
  workloads: readonly Parametrised[],
  assignments: readonly Assignment[],
): void {
  for (const assignment of assignments) {
    const meant = workloads.filter((workload) => isMeantFor(workload, assignment));
    if (meant.length === 0) throw noWorkload(assignment, workloads);
    if (meant.every((workload) => definitionOf(workload, assignment) === undefined))
      throw noParameter(assignment, meant);
  }
}

/** Returns a parameter by its name, and nothing that every object inherits, such as `constructor`. */
function definitionOf({ params = {} }: Parametrised, { key }: Assignment): ParamDefinition | undefined {
  return Object.hasOwn(params, key) ? params[key] : undefined;
}

function isMeantFor({ name }: Parametrised, assignment: Assignment): boolean {
  return assignment.workload === undefined || assignment.workload === name;
}

function parseValue(
  { text, key, value }: Assignment,
  { name }: Parametrised,
  preset: ParamValue,
): ParamValue {
  if (typeof preset === 'string') return value;
  if (typeof preset === 'number' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  if (typeof preset === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const expected = typeof preset === 'number' ? 'a number' : '`true` or `false`';
  throw usageError(
    `\`--set\`: expected ${expected} for \`${key}\` of \`${name}\`, received \`${text}\`. For example: \`--set ${key}=${preset}\`.`,
  );
}

/** The cartesian product of the declared values of all parameters that are not given. */
function combineValues(
  { params = {} }: Parametrised,
  given: Readonly<Record<string, ParamValue>>,
): readonly Readonly<Record<string, ParamValue>>[] {
  const free = Object.entries(params).filter(([name]) => !Object.hasOwn(given, name));
  return free.reduce<readonly Readonly<Record<string, ParamValue>>[]>(
    (combinations, [name, { default: preset, values = [preset] }]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value }))),
    [given],
  );
}

function noWorkload({ text, workload = '' }: Assignment, workloads: readonly Parametrised[]): Error {
  const names = workloads.map(({ name }) => name);
  return usageError(
    `\`--set\`: expected a workload of the matrix before the dot, received \`${workload}\` in \`${text}\`. Did you mean \`${nearestTo(workload, names)}\`?`,
  );
}

function noParameter({ text, key }: Assignment, workloads: readonly Parametrised[]): Error {
  const names = workloads.flatMap(({ params = {} }) => Object.keys(params));
  const nearest = nearestTo(key, names);
  const remedy = nearest === undefined ? 'There are no parameters to set.' : `Did you mean \`${nearest}\`?`;
  const owner = workloads.length === 1 ? `\`${workloads[0]?.name}\`` : 'a workload in the matrix';
  return usageError(
    `\`--set\`: expected a parameter of ${owner}, received \`${key}\` in \`${text}\`. ${remedy} \`parbench list\` shows them.`,
  );
}
