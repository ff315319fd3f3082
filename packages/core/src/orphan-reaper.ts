import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Ends listed processes when the process that started the reaper dies, however it dies. */
export interface OrphanReaper {
  /** Lists a process, or with a negative number a process group. Call it right after the process was started. */
  register(pid: number): void;
  /** Takes a process off the list, as soon as it has exited: its number may be given to another process. */
  unregister(pid: number): void;
  /** Ends the reaper and nothing else. Resolves when its own process is gone. */
  close(): Promise<void>;
}

/**
 * Starts an orphan reaper: a shell of its own session that reads its list from a pipe. The pipe closes with the last breath of
 * this process, be it by SIGKILL, and no event loop is needed on the other side, so that a worker that spins at 100 %
 * CPU is ended too. On Windows there is nothing to do: libuv's job object ends the children there.
 */
export function startOrphanReaper(): OrphanReaper {
  if (process.platform === 'win32') return { register() {}, unregister() {}, close: async () => {} };
  const shell = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const exited = once(shell, 'exit').catch(() => {});
  // Without a shell on this host, workers still end by themselves when their channel closes, unless they are busy.
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return {
    register: (pid) => void shell.stdin.write(`+${pid}\n`),
    unregister: (pid) => void shell.stdin.write(`-${pid}\n`),
    async close() {
      if (shell.pid === undefined) return;
      shell.ref();
      shell.stdin.end('.\n');
      await exited;
    },
  };
}

/** Lines are `+pid`, `-pid` and `.` for a regular end. dash's `kill` takes neither `--` nor `-s` with a group. */
const script = `
trap '' HUP INT TERM
pids=' '
while IFS= read -r line; do
  pid=\${line#?}
  case $line in
    +*) pids="$pids$pid " ;;
    -*) case $pids in *" $pid "*) pids="\${pids%%" $pid "*} \${pids#*" $pid "}" ;; esac ;;
    .) exit ;;
  esac
done
for pid in $pids; do kill -9 "$pid"; done
`;
