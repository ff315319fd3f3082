import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { unlessGivenUp } from '../src/give-up.ts';

const never = () => new Promise<never>(() => {});

test('work that ends in time settles as it does', async () => {
  const late = () => new Error('too late');
  expect(await unlessGivenUp(async () => 'done', { timeoutMs: 1_000, late })).toBe('done');
  const failing = unlessGivenUp(() => Promise.reject(new Error('broken')), { timeoutMs: 1_000, late });
  await expect(failing).rejects.toThrow('broken');
});

test('work that takes too long is given up, and told', async () => {
  let stop: AbortSignal | undefined;
  const work = (signal: AbortSignal) => {
    stop = signal;
    return never();
  };
  await expect(unlessGivenUp(work, { timeoutMs: 5, late: () => new Error('too late') })).rejects.toThrow(
    'too late',
  );
  expect(stop?.aborted).toBe(true);
});

test('an abort gives work up with the reason of the signal', async () => {
  const controller = new AbortController();
  const work = unlessGivenUp(never, { signal: controller.signal });
  controller.abort(new Error('changed my mind'));
  await expect(work).rejects.toThrow('changed my mind');
});

test('work is not begun when its signal is aborted already', async () => {
  let isBegun = false;
  const work = async () => {
    isBegun = true;
  };
  const signal = AbortSignal.abort(new Error('changed my mind'));
  await expect(unlessGivenUp(work, { signal })).rejects.toThrow('changed my mind');
  expect(isBegun).toBe(false);
});

test('no listener is left on the signal of work that has ended', async () => {
  const { signal } = new AbortController();
  await unlessGivenUp(async () => {}, { signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
