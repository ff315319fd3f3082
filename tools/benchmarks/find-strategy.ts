import { inline, type Strategy } from '@parbench/core';
import cluster from '@parbench/strategy-cluster';
import processes from '@parbench/strategy-processes';
import threads from '@parbench/strategy-threads';

const strategies = [
  inline as Strategy,
  ...[threads, processes, cluster].flatMap((plugin) => plugin.strategies ?? []),
];

/** Returns inline, or a strategy of the packages that wrap no library. */
export function findStrategy(name: string | undefined): Strategy {
  const strategy = strategies.find((candidate) => candidate.name === name);
  if (strategy) return strategy;
  throw new Error(`Expected one of ${strategies.map((one) => one.name).join(', ')}, received ${name}.`);
}
