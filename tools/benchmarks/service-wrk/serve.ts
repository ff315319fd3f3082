/** Serves a workload with a strategy, prints the URL, and closes when its stdin ends. */
import { once } from 'node:events';
import { openService } from '@parbench/core';
import { findStrategy } from '../find-strategy.ts';

const [strategy, url = '', params = '{}', workers = '1'] = process.argv.slice(2);
await using service = await openService(findStrategy(strategy), {
  workload: { url, params: JSON.parse(params) },
  workers: Number(workers),
});
await service.ready();
console.log(service.url);
await once(process.stdin.resume(), 'end');
