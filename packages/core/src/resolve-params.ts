import { ParbenchError } from './errors.ts';
import type { Params, ParamValue } from './params.ts';
import type { Workload } from './workload.ts';

/**
 * Returns the workload's parameters: its defaults, overridden by `given`.
 * @throws ParbenchError `invalid-params` for one that is not declared or whose type differs from its default's
 */
export function resolveParams(
  workload: Pick<Workload, 'name' | 'params'>,
  given: Readonly<Record<string, ParamValue>> = {},
): Params {
  const declared = workload.params ?? {};
  const params: Record<string, ParamValue> = {};
  for (const [name, definition] of Object.entries(declared)) params[name] = definition.default;
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(params, name)) {
      throw new ParbenchError(
        'invalid-params',
        `\`${workload.name}\` has no parameter \`${name}\`: expected ${listOf(Object.keys(declared))}.`,
      );
    }
    const expected = typeof params[name];
    if (typeof value !== expected || Number.isNaN(value)) {
      throw new ParbenchError(
        'invalid-params',
        `\`${name}\` of \`${workload.name}\`: expected a ${expected}, received ${JSON.stringify(value)}.`,
      );
    }
    params[name] = value;
  }
  return params;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'none' : `one of \`${names.join('`, `')}\``;
}
