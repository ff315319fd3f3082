import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { loadWorkload } from '@parbench/core';
import { expect, it } from 'vitest';

const params = { bytes: 1000 };

it('echo/transfer moves its bytes and returns them unchanged', async () => {
  const workload = await loadEcho('transfer');
  const input = workload.input(params, 1);
  const output = send(input, workload.transfer?.(input));
  expect((input as Uint8Array).byteLength).toBe(0);
  expect(workload.verify?.(output, workload.input(params, 1), params)).toBe(true);
});

it('echo/shared rejects a copy as a wrong output', async () => {
  const workload = await loadEcho('shared');
  const input = workload.input(params, 1);
  expect(workload.verify?.(send(input), input, params)).toBe(true);
  expect(workload.verify?.(new Uint8Array(input as Uint8Array), input, params)).toBe(false);
});

async function loadEcho(variant: string) {
  const workload = await loadWorkload({ url: import.meta.resolve(`@parbench/workloads/echo-${variant}`) });
  if (workload.kind !== 'task') throw new Error('not a task workload');
  return workload;
}

/** Returns `value` as it arrives at the other end of a message port. */
function send(value: unknown, transfer: readonly ArrayBuffer[] = []): unknown {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value, transfer);
  const received = receiveMessageOnPort(port2)?.message;
  port1.close();
  return received;
}
