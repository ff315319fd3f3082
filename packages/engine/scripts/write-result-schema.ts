import { writeFile } from 'node:fs/promises';
import { resultJsonSchema } from '../src/result/json-schema.ts';

const file = new URL('../schema/result.schema.json', import.meta.url);
await writeFile(file, `${JSON.stringify(resultJsonSchema(), undefined, 2)}\n`);
