import { availableParallelism } from 'node:os';
import type { Plugin } from '@parbench/core';

/** A strategy and its plug-in. */
export interface FoundStrategy {
  /** The URL of the plug-in's module. */
  readonly plugin: string;
  readonly name: string;
}

const plugins = [
  import.meta.resolve('@parbench/strategy-threads'),
  import.meta.resolve('@parbench/strategy-processes'),
  import.meta.resolve('@parbench/strategy-cluster'),
  import.meta.resolve('@parbench/strategy-pools'),
];

/** Returns all strategies of the packages of the repository that can run tasks here. */
export async function findStrategies(): Promise<readonly FoundStrategy[]> {
  const host = {
    platform: process.platform,
    nodeVersion: process.versions.node,
    availableParallelism: availableParallelism(),
  };
  const found: FoundStrategy[] = [];
  for (const url of plugins) {
    const plugin: Plugin = (await import(url)).default;
    for (const { name, probe, open } of plugin.strategies ?? []) {
      if (open === undefined) continue;
      const availability = (await probe?.(host)) ?? { available: true };
      if (availability.available) found.push({ plugin: url, name });
      else console.error(`${name}: skipped, ${availability.reason}`);
    }
  }
  return found;
}
