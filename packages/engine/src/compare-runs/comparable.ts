import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../result/schema.ts';

/** Something that makes two runs no measurements of the same: what it is, and what each run has. */
export interface Mismatch {
  /** As in the result, of its first host and its runtimes by name: `host.cpuModel`, `node.version`, `plan.occupancy`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What stands against comparing two runs: any difference between their hosts and runtimes, and settings that change what
 * is measured. Empty when nothing does.
 */
export function findMismatches(before: Result, after: Result): readonly Mismatch[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const fields = Object.keys({ ...was, ...is });
  return fields
    .map((field) => ({ field, before: was[field], after: is[field] }))
    .filter((pair) => !isDeepStrictEqual(pair.before, pair.after));
}

/** All that has to be the same, by name. */
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
