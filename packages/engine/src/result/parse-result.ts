import { messageOf, ParbenchError } from '@parbench/core';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { type Result, resultSchema, schemaVersion } from './schema.ts';
import { firstResultSchema, upgradeResult } from './upgrade-result.ts';

/**
 * Reads a result document of this schema version or an earlier one. `source` names it in errors, for example as a file.
 * @throws ParbenchError `result` if it is not JSON (or was cut short), is not a result of parbench, has another
 * `schemaVersion`, or has an invalid field, which the message names
 */
export function parseResult(text: string, source = 'the result'): Result {
  const document = parseJson(text, source);
  return versionOf(document, source) === 1
    ? upgradeResult(parseWith(firstResultSchema, document, source))
    : parseWith(resultSchema, document, source);
}

function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
  source: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new ParbenchError(
    'result',
    `\`${source}\` has an invalid field ${describeIssue(parsed.error)}. Was it edited? Restore it, or measure again.`,
    { cause: parsed.error },
  );
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ParbenchError(
      'result',
      `\`${source}\` is not JSON, or was cut short: expected a result of \`parbench --json\`, received ${text.length} characters that end in an error (${messageOf(cause)}). Measure again.`,
      { cause },
    );
  }
}

function versionOf(document: unknown, source: string): unknown {
  if (typeof document !== 'object' || document === null || !('schemaVersion' in document)) {
    throw new ParbenchError(
      'result',
      `\`${source}\` is not a result of parbench: expected a JSON object with \`schemaVersion\`. Write one with \`parbench --json FILE\`.`,
    );
  }
  const { schemaVersion: version } = document;
  if (version === 1 || version === schemaVersion) return version;
  throw new ParbenchError(
    'result',
    `\`${source}\` has \`schemaVersion\` ${JSON.stringify(version)}: expected ${schemaVersion} or 1. Read it with the parbench that wrote it, or measure again.`,
  );
}
