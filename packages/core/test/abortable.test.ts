import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { abortable } from '../src/abortable.ts';

const never = () => new Promise<never>(() => {});

test('work that ends in time settles as it does', async () => {
  const timeoutError = () => new Error('too late');
  expect(await abortable(async () => 'done', { timeoutMs: 1_000, timeoutError })).toBe('done');
  const failing = abortable(() => Promise.reject(new Error('broken')), { timeoutMs: 1_000, timeoutError });
  await expect(failing).rejects.toThrow('broken');
});

test('work that takes too long is aborted', async () => {
  let stop: AbortSignal | undefined;
  const work = (signal: AbortSignal) => {
    stop = signal;
    return never();
  };
  await expect(abortable(work, { timeoutMs: 5, timeoutError: () => new Error('too late') })).rejects.toThrow(
    'too late',
  );
  expect(stop?.aborted).toBe(true);
});

test('an abort rejects with the reason of the signal', async () => {
  const controller = new AbortController();
  const work = abortable(never, { signal: controller.signal });
  controller.abort(new Error('changed my mind'));
  await expect(work).rejects.toThrow('changed my mind');
});

test('work does not start when its signal is aborted already', async () => {
  let isBegun = false;
  const work = async () => {
    isBegun = true;
  };
  const signal = AbortSignal.abort(new Error('changed my mind'));
  await expect(abortable(work, { signal })).rejects.toThrow('changed my mind');
  expect(isBegun).toBe(false);
});

test('no listener is left on the signal of work that has ended', async () => {
  const { signal } = new AbortController();
  await abortable(async () => {}, { signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
