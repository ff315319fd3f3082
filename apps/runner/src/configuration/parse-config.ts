import { z } from 'zod';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import type { Config } from './define-config.ts';

const schema = z.strictObject({
  plugins: z.array(z.string().min(1)).readonly().exactOptional(),
  options: z.record(z.string(), z.record(z.string(), z.json())).exactOptional(),
  defaults: z.boolean().exactOptional(),
}) satisfies z.ZodType<Config>;

/**
 * Checks the default export of a configuration file.
 * @throws ParbenchError `usage`, naming the file and the first invalid field
 */
export function parseConfig(exported: unknown, file: string): Config {
  const parsed = schema.safeParse(exported);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw usageError(issue === undefined ? `\`${file}\` is invalid.` : describeIssue(issue, file));
}

function describeIssue(issue: z.core.$ZodIssue, file: string): string {
  if (issue.code === 'unrecognized_keys') return describeUnknownField(issue.keys[0] ?? '', file);
  const field = z.core.toDotPath(issue.path);
  const what = field === '' ? `The default export of \`${file}\`` : `\`${field}\` of \`${file}\``;
  // The only union is that of `z.json`.
  const problem =
    issue.code === 'invalid_union'
      ? 'expected plain JSON, received something else'
      : issue.message.replace('Invalid input: ', '');
  return `${what}: ${problem}. ${remedy}`;
}

function describeUnknownField(field: string, file: string): string {
  const fields = Object.keys(schema.shape);
  return `\`${field}\` of \`${file}\`: expected a field of \`${fields.join('`, `')}\`, received an unknown one. Did you mean \`${nearestTo(field, fields)}\`?`;
}

const remedy = 'Write it with `defineConfig` of `parbench`, which has the types.';
