import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { messageOf, ParbenchError } from '../errors.ts';
import { fileDescriptors } from '../json-lines.ts';
import type { OrphanReaper } from '../orphan-reaper.ts';
import type { HostCommand } from '../runtime.ts';

/** A process that leads a process group of its own, where there are groups. */
export interface ProcessGroup {
  readonly leader: ChildProcess;
  readonly pid: number;
  /** Where it reads requests. */
  readonly requests: Writable;
  /** Where it writes replies: what is printed in it goes elsewhere. */
  readonly replies: Readable;
  /** Kills the leader and all that it started. From the second call on it does nothing. */
  kill(): void;
}

/**
 * Starts a process with a pipe for requests and one for replies, its stderr piped and its stdout left to nobody; it works in
 * `folder`, or in that of this process. What the leader leaves behind when it exits is killed.
 * @throws ParbenchError `process-start` when the system refuses another process
 */
export function startGroup(command: HostCommand, reaper: OrphanReaper, folder?: string): ProcessGroup {
  const leader = startLeader(command, folder);
  const { pid } = leader;
  if (pid === undefined) throw new ParbenchError('process-start', refusal);
  reaper.register(-pid);
  const kill = once(() => killGroup(leader, pid));
  leader.once('exit', () => {
    // Not later: once the group has no member left, its number may be given to somebody else's.
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

const refusal =
  'the process could not be started: expected the system to allow another process, but it refused. Free processes, memory or file descriptors.';

function startLeader({ file, args, env }: HostCommand, folder: string | undefined): ChildProcess {
  try {
    const leader = spawn(file, args, {
      detached: process.platform !== 'win32',
      // Overlapped: on Windows, a child can read and write only such pipes without blocking.
      stdio: ['ignore', 'ignore', 'pipe', 'overlapped', 'overlapped'],
      ...(folder !== undefined && { cwd: folder }),
      ...(env && { env: { ...process.env, ...env } }),
    });
    // Unheard, an error would end the runner. Without a pid it says again that starting failed.
    return leader.on('error', () => {});
  } catch (cause) {
    throw new ParbenchError('process-start', `${refusal} It said: ${messageOf(cause)}`, { cause });
  }
}

/** That none of the group is left is fine; macOS says EPERM where all are zombies. */
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
