import { checkKind, parseJson, parseWith } from '../result/parse-document.ts';
import { type Sweep, sweepSchema, sweepSchemaVersion } from './schema.ts';

/**
 * Reads a document of `parbench sweep`. `source` names it in errors, for example as a file.
 * @throws ParbenchError `result` if it is not JSON (or was cut short), is not a sweep, has another `schemaVersion`, or has
 * an invalid field, which the message names
 */
export function parseSweep(text: string, source = 'the sweep'): Sweep {
  const document = parseJson(text, source, 'a sweep of `parbench sweep --json`');
  checkKind(document, source, {
    kind: 'sweep',
    noun: 'a sweep',
    schemaVersion: sweepSchemaVersion,
    command: 'parbench sweep granularity --json FILE',
  });
  return parseWith(sweepSchema, document, source);
}
