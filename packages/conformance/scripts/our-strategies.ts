import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parsePlugin, type Strategy } from '@parbench/core';
import type { Subject } from '../src/subject.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The strategies of this repository's plug-ins as the suite's subjects: those in `names`, or all that are held to the
 * level `conforms`, which the pools of libraries are not.
 */
export async function ourStrategies(names: readonly string[] = []): Promise<readonly Subject[]> {
  const plugins = await Promise.all(pluginModules().map(subjectsOf));
  return plugins
    .flat()
    .filter(({ strategy: { name } }) =>
      names.length === 0 ? !name.startsWith('pool/') : names.includes(name),
    );
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
