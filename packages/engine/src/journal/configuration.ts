import { z } from 'zod';
import { hostSchema, runtimeSchema } from '../result/host-schema.ts';

/** All properties that two runs must share for their trials to belong together. */
export const configurationSchema = z.object({
  parbench: z.string(),
  host: hostSchema.shape.identity,
  /** The Node to measure. */
  node: runtimeSchema,
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Cell ids with the versions of the packages that run them. */
  cells: z.array(z.string()),
});
export type Configuration = z.infer<typeof configurationSchema>;

/** Describes the first difference between two configurations; undefined if there is none. */
export function differenceBetween(before: Configuration, now: Configuration): string | undefined {
  const [was, is] = [flatten(before), flatten(now)];
  const names = Object.keys({ ...was, ...is });
  const changed = names.find((name) => was[name] !== is[name]);
  if (changed !== undefined)
    return `\`${changed}\` was ${textOf(was[changed])} and is ${textOf(is[changed])}`;
  const removed = before.cells.find((cell) => !now.cells.includes(cell));
  if (removed !== undefined) return `\`${removed}\` is no longer part of it`;
  const added = now.cells.find((cell) => !before.cells.includes(cell));
  return added === undefined ? undefined : `\`${added}\` was not part of it`;
}

function flatten({ parbench, host, node, settings }: Configuration): Readonly<Record<string, unknown>> {
  const { version, v8 } = node;
  return { parbench, ...host, node: version, v8, ...settings };
}

function textOf(value: unknown): string {
  return value === undefined ? 'not given' : String(value);
}
