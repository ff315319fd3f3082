import { fileURLToPath } from 'node:url';
import { execaNode } from 'execa';
import { expect, it } from 'vitest';
import { findingSchema, tools } from '../src/observation.ts';

const entry = fileURLToPath(import.meta.resolve('../src/measure-pair.ts'));

// parbench needs the time for two blocks of fresh processes.
const budgetMs = { parbench: 12_000, tinybench: 2000, mitata: 2000, 'before-after': 2000 };

// The test checks the ratio, not the verdict: on a busy host two blocks may not be enough for a verdict.
it.each(tools)('%s finds that a second pool is slower if its tasks are 4 times as long', async (tool) => {
  const request = {
    iterations: 20_000,
    extraPermille: 3000,
    workers: 2,
    budgetMs: budgetMs[tool],
    seed: 1,
    threshold: 0.02,
  };
  const { stdout } = await execaNode(entry, [tool, JSON.stringify(request)], {
    nodeOptions: ['--conditions=@parbench/source'],
  });
  const { ratio, verdict } = findingSchema.parse(JSON.parse(stdout));
  expect(ratio).toBeLessThan(0.7);
  expect(verdict).toBeOneOf(['slower', 'inconclusive']);
});
