import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Guard } from '@parbench/core/guard';
import { type MeasuredNode, ownNode } from '../host/measured-node.ts';
import type { TrialCommand, TrialCommands, TrialReply, TrialRequest } from '../protocol/protocol.ts';
import { keepStderr } from './kept-stderr.ts';
import { forkGroup } from './process-group.ts';
import { endByInterrupt, endOfProcess, TrialEnd } from './trial-end.ts';

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
  readonly node?: MeasuredNode | undefined;
}

/** Milliseconds that a closed trial process has to end by itself before it is killed. */
const exitGraceMs = 1000;

const hostFile = fileURLToPath(import.meta.resolve('@parbench/engine/trial-host'));

/**
 * Starts a trial process. It boots in the background; its first request waits for that.
 * @throws TrialEnd when the run was aborted before, or the system refuses another process
 */
export function startTrialProcess({ signal, guard, node = ownNode }: TrialContext): TrialProcess {
  if (signal.aborted) throw endByInterrupt();
  const group = forkGroup(hostFile, guard, node.path);
  const exchange = createExchange(group.leader, signal);

  const kill = async () => {
    group.kill();
    await exchange.exited;
  };
  return {
    pid: group.pid,
    booted: exchange.booted,
    request: exchange.send,
    kill,
    async close(timeoutMs) {
      try {
        await exchange.send('close', {}, timeoutMs);
        await Promise.race([exchange.exited, sleep(exitGraceMs, undefined, { ref: false })]);
      } finally {
        await kill();
      }
    },
  };
}

/** The exchange with the process: at most one answer is awaited, and whatever ends the process ends the wait. */
function createExchange(child: ChildProcess, signal: AbortSignal) {
  const readStderr = keepStderr(child.stderr);
  const exited = Promise.withResolvers<void>();
  let awaited = Promise.withResolvers<TrialReply>();
  let end: TrialEnd | undefined;

  const endWith = (reason: TrialEnd) => {
    end ??= reason;
    awaited.promise.catch(() => {});
    awaited.reject(end);
  };
  const interrupt = () => endWith(endByInterrupt());
  signal.addEventListener('abort', interrupt);
  child.on('message', (reply: TrialReply) => awaited.resolve(reply));
  child.once('exit', async (code, name) => {
    exited.resolve();
    endWith(endOfProcess(code, name, await readStderr()));
    signal.removeEventListener('abort', interrupt);
  });

  const nextReply = async (waitingFor: string, timeoutMs: number) => {
    const timer = setTimeout(() => {
      awaited.reject(
        new TrialEnd(
          'timeout',
          `${waitingFor} took longer than ${Number((timeoutMs / 1000).toPrecision(3))} s`,
        ),
      );
    }, timeoutMs);
    const reply = await awaited.promise.finally(() => clearTimeout(timer));
    if (reply.status !== 'ok') throw new TrialEnd(reply.status, reply.reason);
    return reply.value;
  };
  return {
    exited: exited.promise,
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
