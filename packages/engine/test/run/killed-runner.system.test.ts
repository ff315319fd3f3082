import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { markedProcesses } from '../fixtures/marked-processes.ts';

const mark = 'killed-runner-test';

it('ends all trials within five seconds when the runner is killed, even one that spins', async () => {
  const runner = spawn(
    process.execPath,
    ['--conditions=@parbench/source', script(), 'right', 'blocks-for-ever'],
    { env: { ...process.env, PARBENCH_TEST_MARK: mark }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await outputOf(runner.stdout, 'blocks-for-ever open');
  await sleep(300);
  expect(markedProcesses(mark).length).toBeGreaterThan(2);

  runner.kill('SIGKILL');
  await once(runner, 'exit');
  await sleep(5000);
  expect(markedProcesses(mark)).toEqual([]);
});

function script(): string {
  return fileURLToPath(new URL('../fixtures/run-cells.ts', import.meta.url));
}

/** Resolves once `text` was written; rejects with all text if the stream ends before. */
async function outputOf(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  let output = '';
  for await (const chunk of stream) {
    output += chunk;
    if (output.includes(text)) return;
  }
  throw new Error(`expected \`${text}\`, received ${output}`);
}
