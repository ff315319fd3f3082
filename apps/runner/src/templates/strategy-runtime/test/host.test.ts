import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { runtime } from '../src/index.ts';
import workload from '../src/sum.ts';

const params = { count: 100 };
const answer = await runtime.identify();
const title = 'the trial host speaks the protocol, and its outputs are verified';

test(title, { skip: !answer.available }, async () => {
  assert.ok(answer.available);
  const { file, args } = runtime.hostCommand(answer.identity);
  const host = spawn(file, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] });
  const lines = createInterface({ input: host.stdio[4] as Readable })[Symbol.asyncIterator]();
  const read = async () => JSON.parse((await lines.next()).value ?? '{}');
  const ask = async (command: string, request: object = {}) => {
    (host.stdio[3] as Writable).write(`${JSON.stringify({ id: 1, command, ...request })}\n`);
    const { status, value, reason } = await read();
    assert.equal(status, 'ok', reason);
    return value;
  };

  assert.deepEqual(await read(), { protocol: 1 });
  const url = workload.implementations?.['my-strategy']?.url;
  const inputs = Array.from({ length: 16 }, (_, seed) => ({ json: workload.input(params, seed) }));
  await ask('prepare', { spec: { workload: { url, params }, occupancy: 2 }, inputs });
  assert.ok((await ask('open')).readyNs > 0);
  const { outputs } = await ask('check', { inputs: inputs.slice(0, 4), folder: '.' });
  for (const [seed, { json }] of outputs.entries()) {
    assert.ok(workload.verify?.(json, workload.input(params, seed), params));
  }
  const load = await ask('load', { durationNs: 1e6, minCompletions: 10 });
  assert.ok(load.completions >= 10 && load.elapsedNs >= 1e6);
  await ask('close');
});
