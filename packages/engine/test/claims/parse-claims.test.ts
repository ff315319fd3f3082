import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Claims, claimsSchema, parseClaims } from '@parbench/engine/claims';
import { describe, expect, it } from 'vitest';
import { claimsJsonSchema } from '../../src/claims/json-schema.ts';
import { measuredRun } from '../support/measured-run.ts';

const { hosts, runtimes } = measuredRun([]);
const claims: Claims = {
  kind: 'claims',
  schemaVersion: 1,
  run: {
    ...{ parbench: '1.0.0', startedAt: '2026-01-01T00:00:00Z', durationMs: 1, status: 'complete' },
    ...{ budgetMs: 1, seed: 1 },
  },
  ...{ hosts: [...hosts], runtimes: [...runtimes], openings: [], results: [] },
  claims: [
    {
      ...{ id: 'memory', words: 'Processes are heavyweight.', meaning: 'In Node, they are.' },
      findings: [{ runtime: 'node', verdict: 'holds', measures: [] }],
    },
  ],
};

describe('reading claims', () => {
  it('gives back what was written', () => {
    expect(parseClaims(JSON.stringify(claims))).toEqual(claims);
  });

  it.each([
    { what: 'a sweep', document: { kind: 'sweep' }, message: /is not a document of claims/ },
    { what: 'another version', document: { ...claims, schemaVersion: 2 }, message: /`schemaVersion` 2/ },
    { what: 'an invalid field', document: { ...claims, hosts: 1 }, message: /invalid field `hosts`/ },
  ])('refuses $what', ({ document, message }) => {
    expect(() => parseClaims(JSON.stringify(document), 'c.json')).toThrow(message);
  });
});

it('the published JSON Schema of claims matches the code (or run `pnpm schema`)', async () => {
  const file = fileURLToPath(import.meta.resolve('@parbench/engine/claims.schema.json'));
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(claimsJsonSchema())));
});

it.each(Object.keys(claimsSchema.shape))('docs/claims.md explains `%s`', async (name) => {
  const page = await readFile(new URL('../../../../docs/claims.md', import.meta.url), 'utf8');
  expect(page).toContain(`\`${name}\``);
});
