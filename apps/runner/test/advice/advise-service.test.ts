import { adviceSchema, type MatrixCell } from '@parbench/engine';
import { expect, it } from 'vitest';
import { adviseService } from '../../src/advice/advise-service.ts';
import { type Outcome, resultOf } from '../fixtures/advice.ts';

const source = { file: 'server.ts', exportName: 'default', style: 'node' } as const;

/** A cell of the service with the id that results give it. */
const cell = (strategy: string): MatrixCell => ({
  workload: {
    name: 'hash',
    kind: 'service',
    package: 'server.ts',
    tags: [],
    reference: { url: 'file:///server.ts', params: {} },
  },
  strategy: { name: strategy, package: 'any', version: '1.0.0', options: {}, unit: 'process' },
  workers: 2,
});

function adviceOn(outcome: Outcome) {
  const result = resultOf([{ strategy: 'inline' }, outcome]);
  const workloads = result.workloads.map((workload) => ({ ...workload, kind: 'service' as const }));
  return adviseService({ ...result, workloads }, { name: 'hash', source, cells: [cell('cluster')] });
}

it('advises how to serve, with the files that do it and what the loss of a worker costs', () => {
  const metrics = { failedRequests: { value: 3, n: 1 }, recoveryMs: { value: 84, n: 1 } };
  const advice = adviceOn({ strategy: 'cluster', ratio: 1.8, verdict: 'faster', isWinner: true, metrics });
  expect(adviceSchema.parse(advice)).toEqual(advice);
  expect(advice?.text[0]).toMatch(/^Serve it with cluster with 2 workers: 1\.80x inline/);
  expect(advice?.text).toContain(
    'When a worker ends under load, 3 requests fail, and it is replaced after 84.0 ms.',
  );
  expect(advice?.how).toMatchObject({ command: 'node server-in-cluster.mjs', packages: [] });
  expect(advice).not.toHaveProperty('task');
});

it('advises one process if nothing is faster', () => {
  const advice = adviceOn({ strategy: 'cluster', ratio: 0.9, verdict: 'slower' });
  expect(advice?.text[0]).toMatch(
    /^One process is enough: the best alternative, cluster with 2 workers, is 0\.90x inline/,
  );
  expect(advice).not.toHaveProperty('how');
});
