import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../result/schema.ts';

/** Something that makes two runs no measurements of the same: what it is, and what each run has. */
export interface Mismatch {
  /** As in the result: `host.identity.cpuModel`, `plan.occupancy`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What stands against comparing two runs: any difference between the identities of their hosts, and settings that
 * change what is measured. Empty when nothing does.
 */
export function findMismatches(before: Result, after: Result): readonly Mismatch[] {
  const fields = new Set([...Object.keys(before.host.identity), ...Object.keys(after.host.identity)]);
  const identities = [...fields].map((field) => ({
    field: `host.identity.${field}`,
    before: fieldOf(before.host.identity, field),
    after: fieldOf(after.host.identity, field),
  }));
  const occupancy = {
    field: 'plan.occupancy',
    before: fieldOf(before.plan, 'occupancy'),
    after: fieldOf(after.plan, 'occupancy'),
  };
  return [...identities, occupancy].filter((pair) => !isDeepStrictEqual(pair.before, pair.after));
}

function fieldOf(record: object, field: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[field];
}
