import { writeFile } from 'node:fs/promises';
import { claimsJsonSchema } from '../src/claims/json-schema.ts';
import { resultJsonSchema } from '../src/result/json-schema.ts';
import { sweepJsonSchema } from '../src/sweep/json-schema.ts';

const schemas = { result: resultJsonSchema(), sweep: sweepJsonSchema(), claims: claimsJsonSchema() };
for (const [name, schema] of Object.entries(schemas)) {
  const file = new URL(`../schema/${name}.schema.json`, import.meta.url);
  await writeFile(file, `${JSON.stringify(schema, undefined, 2)}\n`);
}
