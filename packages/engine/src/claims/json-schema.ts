import { z } from 'zod';
import { claimsSchema, claimsSchemaVersion } from './schema.ts';

/** Returns the schema of the claims document as JSON Schema 2020-12, as published in `claims.schema.json`. */
export function claimsJsonSchema(): object {
  const title = `Claims of parbench, schemaVersion ${claimsSchemaVersion}`;
  return { title, ...z.toJSONSchema(claimsSchema, { io: 'input' }) };
}
