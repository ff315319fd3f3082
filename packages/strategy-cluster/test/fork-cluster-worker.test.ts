import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { forkClusterWorker } from '../src/fork-cluster-worker.ts';

test('a message to a dead worker does not end the driver', async () => {
  const exec = fileURLToPath(new URL('./fixtures/noop.mjs', import.meta.url));
  const child = forkClusterWorker({ exec, args: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.on('error', () => {});
  expect(() => child.emit('error', new Error('write EPIPE'))).not.toThrow();
  child.kill('SIGKILL');
  await once(child, 'exit');
});
