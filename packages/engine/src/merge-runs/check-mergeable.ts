import { isDeepStrictEqual } from 'node:util';
import { ParbenchError } from '@parbench/core';
import type { Result } from '../result/result-schema.ts';

/** A result, and the name of its file for messages. */
export interface NamedResult {
  readonly source: string;
  readonly result: Result;
}

/**
 * Checks that results may be put into one document: the same versions, options and seed. Hosts may differ.
 * @throws ParbenchError `result` that names the first field that differs, with both values
 */
export function checkMergeable(results: readonly NamedResult[]): void {
  const [first, ...others] = results;
  for (const other of others) if (first !== undefined) checkPair(first, other);
  checkShards(results);
}

function checkPair(first: NamedResult, other: NamedResult): void {
  const [expected, received] = [fieldsOf(first.result), fieldsOf(other.result)];
  // A strategy or a runtime that only one of them has does not contradict the other.
  const field = Object.keys(expected).find(
    (name) => Object.hasOwn(received, name) && !isDeepStrictEqual(expected[name], received[name]),
  );
  if (field === undefined) return;
  throw new ParbenchError(
    'result',
    `\`${other.source}\`: expected \`${field}\` ${JSON.stringify(expected[field])} as in \`${first.source}\`, received ${JSON.stringify(received[field])}. Merge runs of the same versions, options and seed; measure one of them again.`,
  );
}

/** Returns everything that must be the same, by name. The floor is measured for each host. */
function fieldsOf({ run, runtimes, plan, cells }: Result): Readonly<Record<string, unknown>> {
  const { floor: _, ...settings } = plan;
  const settingNames = ['occupancy', 'ratePerSecond', 'comparisons', ...Object.keys(settings)];
  const named = [
    ...settingNames.map((name) => [`plan.${name}`, settings[name as keyof typeof settings] ?? null]),
    ...runtimes.map(({ key, version, v8 }) => [
      `runtimes.${key}`,
      v8 === undefined ? version : { version, v8 },
    ]),
    ...cells.map(({ strategy: { name, ...rest } }) => [`strategies.${name}`, rest]),
  ];
  return { 'run.parbench': run.parbench, ...Object.fromEntries(named) };
}

function checkShards(results: readonly NamedResult[]): void {
  for (const [index, { source, result }] of results.entries()) {
    const { shard } = result.run;
    const twin = results
      .slice(0, index)
      .find((other) => shard !== undefined && isDeepStrictEqual(other.result.run.shard, shard));
    const odd = results.find((other) => other.result.run.shard?.of !== shard?.of);
    if (twin !== undefined) {
      throw new ParbenchError(
        'result',
        `\`${source}\`: expected another shard than that of \`${twin.source}\`, received ${shard?.index}/${shard?.of} again. Remove one of them.`,
      );
    }
    if (odd !== undefined) {
      throw new ParbenchError(
        'result',
        `\`${source}\`: expected results of the same number of shards, received ${describeShard(result)} here and ${describeShard(odd.result)} in \`${odd.source}\`. Merge the shards of one matrix.`,
      );
    }
  }
}

function describeShard({ run: { shard } }: Result): string {
  return shard === undefined ? 'a whole matrix' : `shard ${shard.index}/${shard.of}`;
}
