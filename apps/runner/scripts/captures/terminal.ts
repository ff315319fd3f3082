import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const lines = 300;
const pollMs = 50;

/** Captures a terminal of so many columns when `command` has ended, or as soon as `moment` appears. */
export async function captureTerminal(
  command: string,
  { columns, moment = /^=ended=$/m }: { readonly columns: number; readonly moment?: RegExp },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-captures-'));
  const tmux = createServer(join(folder, 'socket'));
  const shell = `${command}; echo =ended=; sleep 60`;
  try {
    await tmux('new-session', '-d', '-x', `${columns}`, '-y', `${lines}`, 'sh', '-c', shell);
    for (;;) {
      const shown = await tmux('capture-pane', '-p', '-S', '-');
      if (moment.test(shown)) return shown.replace(/=ended=\s*$/, '').trimEnd();
      await sleep(pollMs);
    }
  } finally {
    await tmux('kill-server');
    await rm(folder, { recursive: true });
  }
}

/** Creates a tmux server of our own, which touches no session of the user's, nor one that is still ending. */
function createServer(socket: string): (...args: readonly string[]) => Promise<string> {
  const server = ['-S', socket, '-f', '/dev/null'];
  const env = { ...process.env, TERM: 'xterm-256color' };
  return async (...args) => (await promisify(execFile)('tmux', [...server, ...args], { env })).stdout;
}
