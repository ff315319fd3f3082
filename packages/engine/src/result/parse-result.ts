import { ParbenchError } from '@parbench/core';
import { checkMeaning } from './check-meaning.ts';
import { parseJson, parseWith } from './parse-document.ts';
import { type Result, resultSchema, schemaVersion } from './result-schema.ts';
import { firstResultSchema, upgradeResult } from './upgrade-result.ts';

/**
 * Reads a result document of this schema version or an earlier one. `source` names it in errors, for example as a file.
 * @throws ParbenchError `result` if it is not JSON (or was cut short), is not a result of parbench, has another
 * `schemaVersion`, or has an invalid or an impossible field, which the message names
 */
export function parseResult(text: string, source = 'the result'): Result {
  const document = parseJson(text, source, 'a result of `parbench --json`');
  const result =
    versionOf(document, source) === 1
      ? upgradeResult(parseWith(firstResultSchema, document, source))
      : parseWith(resultSchema, document, source);
  return checkMeaning(result, source);
}

function versionOf(document: unknown, source: string): unknown {
  if (typeof document !== 'object' || document === null || !('schemaVersion' in document)) {
    throw new ParbenchError(
      'result',
      `\`${source}\` is not a result of parbench: expected a JSON object with \`schemaVersion\`. Write one with \`parbench --json FILE\`.`,
    );
  }
  if ('kind' in document && document.kind === 'sweep') {
    throw new ParbenchError(
      'result',
      `\`${source}\` is a sweep: expected the result of a run. The field \`result\` of the sweep is one.`,
    );
  }
  const { schemaVersion: version } = document;
  if (version === 1 || version === schemaVersion) return version;
  throw new ParbenchError(
    'result',
    `\`${source}\` has \`schemaVersion\` ${JSON.stringify(version)}: expected ${schemaVersion} or 1. Read it with the parbench that wrote it, or measure again.`,
  );
}
