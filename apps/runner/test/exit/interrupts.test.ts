import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const fixture = fileURLToPath(new URL('../fixtures/interruptible.ts', import.meta.url));

describe('listenForInterrupts', () => {
  it('aborts once, treats a signal that arrives twice as one, and exits at once on a later one', async () => {
    const child = spawn(process.execPath, ['--conditions=@parbench/source', fixture]);
    const ended = once(child, 'close');
    const lines: string[] = [];
    const input = createInterface(child.stdout);
    input.on('line', (line) => lines.push(line));

    await once(input, 'line');
    child.kill('SIGINT');
    await once(input, 'line');
    child.kill('SIGINT');
    await wait(700);
    expect({ lines, exitCode: child.exitCode }).toEqual({
      lines: ['ready', 'asked', 'aborted'],
      exitCode: null,
    });

    child.kill('SIGTERM');
    expect(await ended).toEqual([130, null]);
    expect(lines).toHaveLength(3);
  });
});
