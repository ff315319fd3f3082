import nodeCluster from 'node:cluster';
import { openExecutor } from '@parbench/core';
import { expect, test } from 'vitest';
import { cluster } from '../src/index.ts';

const workload = { url: new URL('./fixtures/noop.mjs', import.meta.url).href, params: {} };

test('a refused opening restores the settings of your own cluster', async () => {
  nodeCluster.setupPrimary({ exec: '/my/worker.js', args: ['--mine'] });
  const mine = nodeCluster.settings;
  const missing = { url: new URL('./fixtures/is-not-there.mjs', import.meta.url).href, params: {} };
  await expect(openExecutor(cluster, { workload: missing, workers: 1 })).rejects.toMatchObject({
    code: 'module-missing',
  });
  expect(nodeCluster.settings).toBe(mine);
  expect(nodeCluster.settings).toMatchObject({ exec: '/my/worker.js', args: ['--mine'] });
});

test('the settings of your own cluster are restored while two executors are open and after they are closed', async () => {
  nodeCluster.setupPrimary({ exec: '/my/worker.js', args: ['--mine'], silent: true });
  const mine = nodeCluster.settings;
  const executors = await Promise.all([1, 2].map((workers) => openExecutor(cluster, { workload, workers })));
  expect(nodeCluster.settings).toBe(mine);
  for (const executor of executors) {
    await executor.ready();
    expect(await executor.submit(1)).toMatchObject({ status: 'ok', value: 1 });
  }
  await Promise.all(executors.map((executor) => executor.close()));
  expect(nodeCluster.settings).toBe(mine);
  expect(nodeCluster.settings).toMatchObject({ exec: '/my/worker.js', args: ['--mine'], silent: true });
  expect(Object.keys(nodeCluster.workers ?? {})).toEqual([]);
});
