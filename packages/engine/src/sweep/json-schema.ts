import { z } from 'zod';
import { sweepSchema, sweepSchemaVersion } from './schema.ts';

/** Returns the schema of the sweep document as JSON Schema 2020-12, as published in `sweep.schema.json`. */
export function sweepJsonSchema(): object {
  const title = `Sweep of parbench, schemaVersion ${sweepSchemaVersion}`;
  return { title, ...z.toJSONSchema(sweepSchema, { io: 'input' }) };
}
