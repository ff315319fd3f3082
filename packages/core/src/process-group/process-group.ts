import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { messageOf, ParbenchError } from '../errors.ts';
import { fileDescriptors } from '../json-lines.ts';
import type { OrphanReaper } from '../orphan-reaper.ts';
import type { HostCommand } from '../runtime.ts';
import { killStrays, strayMark } from './strays.ts';

/** A process that leads a process group of its own, on systems that have groups. */
export interface ProcessGroup {
  readonly leader: ChildProcess;
  readonly pid: number;
  /** Where it reads requests. */
  readonly requests: Writable;
  /** Where it writes replies; anything that it prints goes elsewhere. */
  readonly replies: Readable;
  /** Kills the leader and everything that it started. Only the first call has an effect. */
  kill(): void;
}

/**
 * Starts a process with one pipe for requests, one for replies and one for its stderr; its stdout is discarded. It
 * works in `folder`, or in the folder of this process. When the leader exits, the rest of its group is killed; when this
 * process exits, whatever has left a group.
 * @throws ParbenchError `process-start` when the system refuses to start another process
 */
export function startGroup(command: HostCommand, reaper: OrphanReaper, folder?: string): ProcessGroup {
  killStraysAtExit();
  const leader = startLeader(command, folder);
  const { pid } = leader;
  if (pid === undefined) throw new ParbenchError('process-start', refusal);
  reaper.register(-pid);
  const kill = once(() => killGroup(leader, pid));
  leader.once('exit', () => {
    // At once: when the group has no member left, the system may give its number to another one.
    kill();
    reaper.unregister(-pid);
  });
  const requests = leader.stdio[fileDescriptors.requests] as Writable;
  const replies = leader.stdio[fileDescriptors.replies] as Readable;
  // The process's exit says why a pipe broke.
  requests.on('error', () => {});
  replies.on('error', () => {});
  return { leader, pid, requests, replies, kill };
}

const killStraysAtExit = once(() => process.once('exit', killStrays));

const refusal =
  'the process could not be started: the system refused another one. Free processes, memory or file descriptors.';

function startLeader({ file, args, env }: HostCommand, folder: string | undefined): ChildProcess {
  try {
    const leader = spawn(file, args, {
      detached: process.platform !== 'win32',
      // Overlapped: on Windows, a child can read and write only such pipes without blocking.
      stdio: ['ignore', 'ignore', 'pipe', 'overlapped', 'overlapped'],
      ...(folder !== undefined && { cwd: folder }),
      env: { ...process.env, ...env, ...strayMark },
    });
    // Without a listener, an error would end the runner. A process without a pid only reports again that it did not
    // start.
    return leader.on('error', () => {});
  } catch (cause) {
    throw new ParbenchError('process-start', `${refusal} It said: ${messageOf(cause)}`, { cause });
  }
}

/** Kills the group. It may be gone already; macOS reports EPERM where all its members are zombies. */
function killGroup(leader: ChildProcess, pid: number): void {
  if (process.platform === 'win32') {
    leader.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
