import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resultJsonSchema } from '../../src/result/json-schema.ts';

describe('published JSON Schema', () => {
  it('matches the schema in the code (or run `pnpm schema`)', async () => {
    const file = fileURLToPath(import.meta.resolve('@parbench/engine/result.schema.json'));
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(resultJsonSchema())));
  });
});
