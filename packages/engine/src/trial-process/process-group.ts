import { type ChildProcess, spawn } from 'node:child_process';
import { type HostCommand, messageOf } from '@parbench/core';
import type { Guard } from '@parbench/core/guard';
import { TrialEnd } from '../protocol/trial-end.ts';

/** A process that leads a process group of its own, where there are groups. */
export interface ProcessGroup {
  readonly leader: ChildProcess;
  readonly pid: number;
  /** Kills the leader and all that it started. From the second call on it does nothing. */
  kill(): void;
}

/**
 * Starts a trial host with a pipe for requests and one for replies, its stderr piped and its stdout left to nobody. What the
 * leader leaves behind when it exits is killed.
 * @throws TrialEnd when the system refuses another process
 */
export function startGroup(command: HostCommand, guard: Guard): ProcessGroup {
  const leader = startLeader(command);
  const { pid } = leader;
  if (pid === undefined) throw new TrialEnd('failed', refusal);
  guard.protect(-pid);
  const kill = once(() => killGroup(leader, pid));
  leader.once('exit', () => {
    // Not later: once the group has no member left, its number may be given to somebody else's.
    kill();
    guard.release(-pid);
  });
  return { leader, pid, kill };
}

const refusal =
  'the trial process could not be started: expected the system to allow another process, but it refused. Free processes, memory or file descriptors.';

function startLeader({ file, args, env }: HostCommand): ChildProcess {
  try {
    const leader = spawn(file, args, {
      detached: process.platform !== 'win32',
      // Overlapped: on Windows, a child can read and write only such pipes without blocking.
      stdio: ['ignore', 'ignore', 'pipe', 'overlapped', 'overlapped'],
      ...(env && { env: { ...process.env, ...env } }),
    });
    // Unheard, an error would end the runner. Without a pid it says again that starting failed.
    return leader.on('error', () => {});
  } catch (cause) {
    throw new TrialEnd('failed', `${refusal} It said: ${messageOf(cause)}`);
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
