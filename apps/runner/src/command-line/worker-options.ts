import type { Option } from 'commander';
import { valueOption } from './value-option.ts';
import { parseWorkers } from './value-parsers.ts';

const asWritten = (_option: string, text: string) => text;

/** The options of `parbench worker`; they parse to `WorkerOptions`. */
export function workerOptions(): readonly Option[] {
  return [
    valueOption('--url <url>', 'the server of the queue: `redis://...` or `nats://...`', asWritten),
    valueOption('--strategy <name>', 'the strategy of the run: `queue/bullmq` or `queue/nats`', asWritten),
    valueOption('--prefix <text>', 'the option `prefix` of that strategy', asWritten).default('parbench'),
    valueOption(
      '--workers <count>',
      'how many workers this host offers; `max` is as many as it runs at once',
      parseWorkers,
    ).default(['max'], 'max'),
  ];
}
