import { ParbenchError } from '@parbench/core';
import { parseJson, parseWith } from '../result/parse-document.ts';
import { type Sweep, sweepSchema, sweepSchemaVersion } from './schema.ts';

/**
 * Reads a document of `parbench sweep`. `source` names it in errors, for example as a file.
 * @throws ParbenchError `result` if it is not JSON (or was cut short), is not a sweep, has another `schemaVersion`, or has
 * an invalid field, which the message names
 */
export function parseSweep(text: string, source = 'the sweep'): Sweep {
  const document = parseJson(text, source, 'a sweep of `parbench sweep --json`');
  checkKind(document, source);
  return parseWith(sweepSchema, document, source);
}

function checkKind(document: unknown, source: string): void {
  const { kind, schemaVersion } = Object(document) as { kind?: unknown; schemaVersion?: unknown };
  if (kind !== 'sweep') {
    throw new ParbenchError(
      'result',
      `\`${source}\` is not a sweep: expected a JSON object with \`kind\` \`sweep\`. Write one with \`parbench sweep granularity --json FILE\`.`,
    );
  }
  if (schemaVersion === sweepSchemaVersion) return;
  throw new ParbenchError(
    'result',
    `\`${source}\` has \`schemaVersion\` ${JSON.stringify(schemaVersion)}: expected ${sweepSchemaVersion}. Read it with the parbench that wrote it, or measure again.`,
  );
}
