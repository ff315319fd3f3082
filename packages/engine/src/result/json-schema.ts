import { z } from 'zod';
import { resultSchema, schemaVersion } from './result-schema.ts';

/** Returns the schema of the result document as JSON Schema 2020-12, as published in `result.schema.json`. */
export function resultJsonSchema(): object {
  const title = `Result of parbench, schemaVersion ${schemaVersion}`;
  return { title, ...z.toJSONSchema(resultSchema, { io: 'input' }) };
}
