import assert from 'node:assert/strict';
import { loadWorkload } from '@parbench/core';
import { fixtureUrl } from '../case-context.ts';
import type { ConformanceCase } from '../conformance-case.ts';

/** A job workload's own program drives the executor. */
export const jobCases: readonly ConformanceCase[] = [
  {
    clause: 'jobs/dependent-tasks',
    title: 'a job of dependent tasks returns a correct result each time it is driven',
    async run({ open, many }) {
      const params = { leaves: many(32) };
      const job = await loadWorkload({ url: fixtureUrl('tree-sum') });
      assert.ok(job.kind === 'job');
      const executor = await open({ fixture: 'tree-sum', params, workers: 3 });
      for (const seed of [1, 2, 3]) {
        const shared = await job.prepare(params, seed);
        const result = await job.drive(executor, shared, params);
        assert.equal(job.verify?.(result, shared, params), true, `Seed ${seed}: ${result}`);
      }
    },
  },
];
