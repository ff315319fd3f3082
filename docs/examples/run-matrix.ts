import { assertFasterThan, cellsOf, defaultSettings, runMatrix } from '@parbench/engine';

const cells = await cellsOf({
  workloads: [import.meta.resolve('@parbench/workloads/spin')],
  strategies: [import.meta.resolve('@parbench/strategy-threads')],
  workers: 2,
});

const result = await runMatrix(cells, { ...defaultSettings, budgetMs: 30_000, maxBlocks: 3 });

for (const { strategy, status, metrics } of result.cells) {
  console.log(strategy.name, status, metrics.throughputPerSecond?.value, metrics.speedup);
}
console.log(assertFasterThan(result, 'inline', { by: 0.1 }).message);
