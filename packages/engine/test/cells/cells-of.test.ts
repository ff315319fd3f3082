import { cellsOf } from '@parbench/engine';
import { expect, it } from 'vitest';

const workload = new URL('../fixtures/double.ts', import.meta.url).href;
const plugin = new URL('../fixtures/real-strategies.ts', import.meta.url).href;

it('crosses workloads with strategies and numbers of workers, after inline', async () => {
  const cells = await cellsOf({
    workloads: [workload],
    strategies: [{ url: plugin, names: ['forks'] }],
    workers: [1, 2],
  });
  expect(cells.map(({ strategy, workers }) => `${strategy.name}@${workers}`)).toEqual([
    'inline@1',
    'forks@1',
    'forks@2',
  ]);
  expect(cells[0]?.strategy).toMatchObject({
    package: '@parbench/core',
    version: expect.stringMatching(/^\d+\./),
  });
  expect(cells[1]?.strategy).toMatchObject({ package: '@parbench/engine', url: plugin });
  expect(cells[1]?.workload.reference).toEqual({ url: workload, params: {} });
});

it('refuses a name that the plug-in does not have, and lists those that it has', async () => {
  const wanted = { workloads: [workload], strategies: [{ url: plugin, names: ['left'] }] };
  await expect(cellsOf(wanted)).rejects.toThrow(/expected some of .*`forks`.*, received `left`/);
});
