import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Guard } from '@parbench/core/guard';
import type { TrialCommand, TrialCommands, TrialReply, TrialRequest } from './protocol.ts';
import { endOfProcess, TrialEnd } from './trial-end.ts';

/** A trial process as the runner sees it: the leader of a process group of its own. */
export interface TrialProcess {
  readonly pid: number;
  /** @throws TrialEnd when the process has not booted within `timeoutMs` */
  booted(timeoutMs: number): Promise<void>;
  /**
   * Sends a command and waits for its answer; one at a time.
   * @throws TrialEnd when the cell fails, the process ends, `timeoutMs` pass or the run is interrupted
   */
  request<Command extends TrialCommand>(
    command: Command,
    request: TrialCommands[Command]['request'],
    timeoutMs: number,
  ): Promise<TrialCommands[Command]['reply']>;
  /** Ends the process and all that it started, whatever state they are in. May be called twice. */
  kill(): Promise<void>;
  /** Closes the cell in good order, then makes sure that nothing of the group is left. */
  close(timeoutMs: number): Promise<void>;
}

/** What all trial processes of a run share. */
export interface TrialContext {
  readonly signal: AbortSignal;
  /** Ends the process groups should the runner itself be killed. */
  readonly guard: Guard;
}

/** Milliseconds that a closed trial process has to end by itself before it is killed. */
const exitGraceMs = 1000;

const hostFile = fileURLToPath(import.meta.resolve('@parbench/engine/trial-host'));

/** Starts a trial process. It boots in the background; its first request waits for that. */
export function startTrialProcess({ signal, guard }: TrialContext): TrialProcess {
  const child = fork(hostFile, [], { detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const { pid } = child;
  if (pid === undefined) throw new TrialEnd('failed', 'the trial process could not be started');
  guard.protect(-pid);
  const exchange = createExchange(child, signal);

  const kill = async () => {
    killGroup(pid);
    await exchange.ended;
    guard.release(-pid);
  };
  return {
    pid,
    booted: exchange.booted,
    request: exchange.send,
    kill,
    async close(timeoutMs) {
      try {
        await exchange.send('close', {}, timeoutMs);
        await Promise.race([exchange.ended, sleep(exitGraceMs, undefined, { ref: false })]);
      } finally {
        await kill();
      }
    },
  };
}

/** The exchange with the process: at most one answer is awaited, and whatever ends the process ends the wait. */
function createExchange(child: ChildProcess, signal: AbortSignal) {
  const lastOutput = keepLastOutput(child);
  const ended = Promise.withResolvers<void>();
  let awaited = Promise.withResolvers<TrialReply>();
  let end: TrialEnd | undefined;

  const endWith = (reason: TrialEnd) => {
    end ??= reason;
    awaited.promise.catch(() => {});
    awaited.reject(end);
  };
  const interrupt = () => endWith(new TrialEnd('interrupted', 'the run was interrupted'));
  signal.addEventListener('abort', interrupt);
  child.on('message', (reply: TrialReply) => awaited.resolve(reply));
  child.once('exit', (code, name) => {
    signal.removeEventListener('abort', interrupt);
    endWith(endOfProcess(code, name, lastOutput()));
    ended.resolve();
  });

  const nextReply = async (waitingFor: string, timeoutMs: number) => {
    const timer = setTimeout(() => {
      awaited.reject(new TrialEnd('timeout', `${waitingFor} took longer than ${timeoutMs / 1000} s`));
    }, timeoutMs);
    const reply = await awaited.promise.finally(() => clearTimeout(timer));
    if (reply.status !== 'ok') throw new TrialEnd(reply.status, reply.reason);
    return reply.value;
  };
  return {
    ended: ended.promise,
    /** The first message says that the process has booted. */
    async booted(timeoutMs: number) {
      await nextReply('starting the trial process', timeoutMs);
    },
    send: (async (command, content, timeoutMs) => {
      if (end) throw end;
      awaited = Promise.withResolvers();
      // A failed send is followed by the process's exit, which tells why.
      child.send({ command, ...content } as TrialRequest, () => {});
      return (await nextReply(`\`${command}\``, timeoutMs)) as never;
    }) satisfies TrialProcess['request'],
  };
}

/** Characters of a trial process's output that are kept for its reason. */
const keptOutput = 2000;

function keepLastOutput({ stdout, stderr }: ChildProcess): () => string {
  let kept = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      kept = (kept + text).slice(-keptOutput);
    });
  }
  return () => kept;
}

/** Kills a process group; one that has no member left is fine. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
