import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parsePlugin, type Strategy } from '@parbench/core';
import type { Subject } from '../src/subject.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The strategies of this repository's plug-ins, or those of them that are in `names`, as the suite's subjects. */
export async function ourStrategies(names: readonly string[] = []): Promise<readonly Subject[]> {
  const plugins = await Promise.all(pluginModules().map(subjectsOf));
  return plugins.flat().filter(({ strategy }) => names.length === 0 || names.includes(strategy.name));
}

function pluginModules(): readonly string[] {
  const entries = globSync('packages/strategy-*/src/index.ts', { cwd: repository }).sort();
  return entries.map((entry) => pathToFileURL(`${repository}${entry}`).href);
}

async function subjectsOf(module: string): Promise<readonly Subject[]> {
  const { default: exported }: { default?: unknown } = await import(module);
  const { strategies = [] } = parsePlugin(exported, module);
  return strategies.map((strategy: Strategy) => ({ strategy, module, limitedHeap: { heapLimitMb: 64 } }));
}
