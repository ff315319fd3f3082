import { readFile } from 'node:fs/promises';
import {
  breakdownSchema,
  cellSchema,
  costPartSchema,
  flagSchema,
  metricsSchema,
  resultSchema,
  verdictSchema,
} from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';
import { soloTrialSchema, trialSchema } from '../../src/result/trial-schema.ts';

const names = [
  ...Object.keys(resultSchema.shape),
  ...Object.keys(resultSchema.shape.plan.shape),
  ...Object.keys(metricsSchema.shape),
  ...Object.keys(trialSchema.shape),
  ...Object.keys(soloTrialSchema.shape),
  ...Object.keys(breakdownSchema.shape),
  ...costPartSchema.options,
  ...cellSchema.shape.status.options,
  ...flagSchema.options,
  ...verdictSchema.options,
];

describe('docs/results.md', () => {
  it.each(names)('explains `%s`', async (name) => {
    const page = await readFile(new URL('../../../../docs/results.md', import.meta.url), 'utf8');
    expect(page).toContain(`\`${name}\``);
  });
});
