import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { createCommands } from '../../src/trial-host/commands.ts';
import { settleHeap } from '../../src/trial-host/settle-heap.ts';

it('collects what nothing refers to any longer', async () => {
  const held = { name: 'held' };
  const [kept, dropped] = [new WeakRef(held), new WeakRef({ name: 'dropped' })];
  // A reference that was made or read in this turn keeps its object alive.
  await nextTurn();
  settleHeap();
  expect(dropped.deref()).toBeUndefined();
  expect(kept.deref()).toBe(held);
});

it('leaves no function for that behind', () => {
  settleHeap();
  expect(runInNewContext('typeof gc')).toBe('undefined');
});

it('leaves `--expose-gc` of the user as it is', () => {
  const gc = vi.fn();
  vi.stubGlobal('gc', gc);
  setFlagsFromString('--expose-gc');
  try {
    settleHeap();
    expect(gc).toHaveBeenCalledOnce();
    expect(runInNewContext('typeof gc')).toBe('function');
  } finally {
    setFlagsFromString('--no-expose-gc');
    vi.unstubAllGlobals();
  }
});

it('is done before a cell opens', async () => {
  const dropped = new WeakRef({ name: 'dropped' });
  await nextTurn();
  await createCommands().prepare?.({
    spec: {
      workload: { url: import.meta.resolve('../fixtures/double.ts'), params: {} },
      strategy: { name: 'inline', options: {} },
      ...{ workers: 1, occupancy: 1, seed: 1, taskTimeoutNs: 1e9 },
    },
  });
  expect(dropped.deref()).toBeUndefined();
});
