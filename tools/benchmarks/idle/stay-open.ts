/** Opens a strategy, runs some tasks, reports that, and then stays idle until its parent disconnects. */
import { once } from 'node:events';
import { openExecutor, type Plugin } from '@parbench/core';

const [url = '', name, workers] = process.argv.slice(2);
const plugin: Plugin = (await import(url)).default;
const strategy = plugin.strategies?.find((candidate) => candidate.name === name);
if (strategy === undefined) throw new Error(`${url} has no strategy \`${name}\`.`);

const workload = { url: import.meta.resolve('@parbench/workloads/noop'), params: {} };
await using executor = await openExecutor(strategy, { workload, workers: Number(workers) });
await executor.ready();
await Promise.all(Array.from({ length: 100 }, (_, input) => executor.submit(input)));
process.send?.('open');
await once(process, 'disconnect');
