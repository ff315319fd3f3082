import { openExecutor, type Strategy } from '@parbench/core';
import { threads } from '@parbench/strategy-threads';
import { expect, it } from 'vitest';

const workload = { url: import.meta.resolve('@parbench/conformance/fixtures/acts'), params: {} };

it('survives the abort of a task that piscina gave to a thread that is still starting', async () => {
  await using executor = await openExecutor(threads as Strategy, { workload, workers: 2 });
  await executor.ready();
  const lost = new AbortController();
  const first = executor.submit({ act: 'wait', ms: 60_000 }, { signal: lost.signal });
  const short = executor.submit({ act: 'wait', ms: 20 });
  // Both threads are busy, so this waits; it goes to the replacement of the first thread when the second has its turn.
  const moved = new AbortController();
  const waiting = executor.submit({ act: 'wait', ms: 60_000 }, { signal: moved.signal });
  lost.abort();
  await Promise.all([first, short]);
  moved.abort();
  expect(await waiting).toMatchObject({ status: 'failed', kind: 'aborted' });
  await executor.ready();
  expect(executor.workers()).toHaveLength(2);
  expect(await executor.submit({ act: 'echo', value: 1 })).toMatchObject({ status: 'ok' });
});
