import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../result/result-schema.ts';

/** A difference that makes two runs not comparable: the field, and its value in each run. */
export interface Mismatch {
  /**
   * The field as in the result, of its first host and its runtimes by name: `host.cpuModel`, `node.version`,
   * `plan.occupancy`.
   */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Returns the differences that make two runs not comparable: any of their hosts and runtimes, and of settings that
 * change what is measured. Empty if they are comparable.
 */
export function findMismatches(before: Result, after: Result): readonly Mismatch[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const fields = Object.keys({ ...was, ...is });
  return fields
    .map((field) => ({ field, before: was[field], after: is[field] }))
    .filter((pair) => !isDeepStrictEqual(pair.before, pair.after));
}

/** Returns all fields that must be the same, by name. */
function fieldsOf({ hosts, runtimes, plan }: Result): Readonly<Record<string, unknown>> {
  return {
    ...prefixed('host', hosts[0]?.identity ?? {}),
    ...Object.assign({}, ...runtimes.map(({ key, name, ...identity }) => prefixed(name, identity))),
    'plan.occupancy': plan.occupancy,
  };
}

function prefixed(prefix: string, fields: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]));
}
