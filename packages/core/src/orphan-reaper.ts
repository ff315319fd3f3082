import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Kills the registered processes when the process that started the reaper ends, however it ends. */
export interface OrphanReaper {
  /** Registers a process or, with a negative number, a process group. Call it right after the process was started. */
  register(pid: number): void;
  /** Removes a process. Call it as soon as the process has exited: another one may get its number. */
  unregister(pid: number): void;
  /** Has a folder of these processes removed after them; its path has no line break. */
  registerFolder(path: string): void;
  /** Ends the reaper and nothing else. Resolves when its own process is gone. */
  close(): Promise<void>;
}

/**
 * Starts an orphan reaper: a shell in a session of its own that reads process ids from a pipe. The pipe closes when
 * this process ends, even by SIGKILL. The reaper needs no event loop in the processes that it kills, so it also ends a
 * worker that spins at 100 % CPU. On Windows there is nothing to do: libuv's job object ends the children.
 */
export function startOrphanReaper(): OrphanReaper {
  if (process.platform === 'win32')
    return { register() {}, unregister() {}, registerFolder() {}, close: async () => {} };
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
    registerFolder: (path) => void shell.stdin.write(`=${path}\n`),
    async close() {
      if (shell.pid === undefined) return;
      shell.ref();
      shell.stdin.end('.\n');
      await exited;
    },
  };
}

/** Lines are `+pid`, `-pid`, `=folder`, and `.` for a regular end. dash's `kill` takes neither `--` nor `-s` with a group. */
const script = `
trap '' HUP INT TERM
pids=' '
while IFS= read -r line; do
  pid=\${line#?}
  case $line in
    +*) pids="$pids$pid " ;;
    -*) case $pids in *" $pid "*) pids="\${pids%%" $pid "*} \${pids#*" $pid "}" ;; esac ;;
    =*) set -- "$@" "$pid" ;;
    .) exit ;;
  esac
done
for pid in $pids; do kill -9 "$pid"; done
[ $# -eq 0 ] || rm -rf -- "$@"
`;
