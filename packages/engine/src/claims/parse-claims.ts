import { checkKind, parseJson, parseWith } from '../result/parse-document.ts';
import { type Claims, claimsSchema, claimsSchemaVersion } from './schema.ts';

/**
 * Reads a document of `parbench claims`. `source` names it in errors, for example as a file.
 * @throws ParbenchError `result` if it is not JSON (or was cut short), is not one of claims, has another `schemaVersion`,
 * or has an invalid field, which the message names
 */
export function parseClaims(text: string, source = 'the claims'): Claims {
  const document = parseJson(text, source, 'a document of `parbench claims --json`');
  checkKind(document, source, {
    kind: 'claims',
    noun: 'a document of claims',
    schemaVersion: claimsSchemaVersion,
    command: 'parbench claims --json FILE',
  });
  return parseWith(claimsSchema, document, source);
}
