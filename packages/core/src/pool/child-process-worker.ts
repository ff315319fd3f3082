import type { ChildProcess } from 'node:child_process';
import type { OrphanReaper } from '../orphan-reaper.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';

/** How messages get to a worker process and from it. */
export type ProcessLink = Pick<PoolWorker, 'post' | 'onMessage'>;

/** How long the last messages of a process that has exited may take to be read, in milliseconds. */
const drainMs = 500;

/** How much of a worker's stderr is kept: V8's message comes before a stack trace of a few thousand characters. */
const stderrTailLength = 16_384;

/** What V8 prints before it aborts a process whose heap is full; the exit itself looks like any other `abort`. */
const heapMessage = 'heap out of memory';

/** Node's own IPC, which the child process was started with. */
export function ipcLink(child: ChildProcess): ProcessLink {
  return {
    post: (message) => void child.send(message as object),
    onMessage: (receive) => void child.on('message', receive),
  };
}

/**
 * A child process as a worker of a pool. Its stderr, where it is a pipe, is passed on to the driver's and read for the
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

/** After `exit`, messages may still wait in the channel: `close` comes after them, unless a grandchild holds a pipe open. */
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
