import type { ChildProcess } from 'node:child_process';
import type { OrphanReaper } from '../orphan-reaper.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';

/** How messages travel to a worker process and back. */
export type ProcessLink = Pick<PoolWorker, 'post' | 'onMessage'>;

/** How long to wait for the last messages of a process that has exited, in milliseconds. */
const drainMs = 500;

/** How many characters of a worker's stderr are kept: V8 prints its message before a stack trace of a few thousand. */
const stderrTailLength = 16_384;

/**
 * V8 prints this before it aborts a process whose heap is full; the exit itself looks like that of any other `abort`.
 */
const heapMessage = 'heap out of memory';

/** Links a child process over Node's own IPC; it must have been started with that. */
export function ipcLink(child: ChildProcess): ProcessLink {
  return {
    post: (message) => void child.send(message as object),
    onMessage: (receive) => void child.on('message', receive),
  };
}

/**
 * Wraps a child process as a worker of a pool. If its stderr is a pipe, copies it to the driver's and looks for the
 * message of a full heap.
 */
export function childProcessWorker(child: ChildProcess, link: ProcessLink, reaper: OrphanReaper): PoolWorker {
  const { pid = 0 } = child;
  let stderrTail = '';
  if (pid !== 0) reaper.register(pid);
  child.once('exit', () => reaper.unregister(pid));
  child.stderr?.on('data', (chunk: Buffer) => {
    stderrTail = (stderrTail + chunk.toString('latin1')).slice(-stderrTailLength);
    process.stderr.write(chunk);
  });

  return {
    id: pid,
    pid,
    ...link,
    onExit: (listener) =>
      onceGone(child, (exit) => {
        const isOutOfMemory = exit.signal === 'SIGABRT' && stderrTail.includes(heapMessage);
        listener({ ...exit, isOutOfMemory });
      }),
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * Calls `listener` when the process is gone. Messages may still wait in the channel after `exit`: `close` comes after
 * them, unless a grandchild holds a pipe open.
 */
function onceGone(child: ChildProcess, listener: (exit: WorkerExit) => void): void {
  let timer: NodeJS.Timeout | undefined;
  child.once('error', (error) => child.pid === undefined && listener({ error }));
  child.on('error', ignore);
  child.once('exit', (exitCode, signal) => {
    const exit = { ...(exitCode !== null && { exitCode }), ...(signal !== null && { signal }) };
    const finish = () => {
      clearTimeout(timer);
      child.off('close', finish);
      listener(exit);
    };
    child.once('close', finish);
    timer = setTimeout(finish, drainMs);
  });
}

function ignore(): void {}
