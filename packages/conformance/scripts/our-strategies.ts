import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parsePlugin, type Strategy } from '@parbench/core';
import type { StrategyUnderTest } from '../src/strategy-under-test.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The packages around libraries, which are not tested at the level `conforms`. */
export const packagesOfLibraries = ['strategy-pools', 'strategy-queue'];

/**
 * Returns the strategies of this repository's plug-ins as strategies under test: those in `names`, or all but the pools
 * of libraries.
 */
export async function ourStrategies(names: readonly string[] = []): Promise<readonly StrategyUnderTest[]> {
  const isAll = names.length === 0;
  const modules = pluginModules(isAll ? packagesOfLibraries.map((name) => `packages/${name}/**`) : []);
  const strategies = (await Promise.all(modules.map(strategiesIn))).flat();
  return isAll ? strategies : strategies.filter(({ strategy }) => names.includes(strategy.name));
}

function pluginModules(exclude: readonly string[]): readonly string[] {
  const entries = globSync('packages/strategy-*/src/index.ts', { cwd: repository, exclude }).sort();
  return entries.map((entry) => pathToFileURL(`${repository}${entry}`).href);
}

async function strategiesIn(module: string): Promise<readonly StrategyUnderTest[]> {
  const { default: exported }: { default?: unknown } = await import(module);
  const { strategies = [] } = parsePlugin(exported, module);
  return strategies.map((strategy: Strategy) => ({ strategy, module, limitedHeap: { heapLimitMb: 64 } }));
}
