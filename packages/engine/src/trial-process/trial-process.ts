import { setTimeout as sleep } from 'node:timers/promises';
import { type HostCommand, messageOf } from '@parbench/core';
import type { OrphanReaper } from '@parbench/core/orphan-reaper';
import { startGroup } from '@parbench/core/process-group';
import type { MeasuredNode } from '../host/measured-node.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { confine } from './confine.ts';
import { endByInterrupt } from './end-of-process.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { nodeHost } from './node-host.ts';
import type { SharedInputs } from './shared-inputs.ts';

/** A trial host as the engine sees it: the leader of a process group of its own. */
export interface TrialProcess extends Pick<Exchange, 'booted' | 'request'> {
  readonly pid: number;
  /** Ends the process and all that it started, in any state. May be called twice. */
  kill(): Promise<void>;
  /** Closes the cell, then makes sure that no process of the group is left. */
  close(timeoutMs: number): Promise<void>;
}

/** The parts of a run that all its trial processes share. */
export interface TrialContext {
  readonly signal: AbortSignal;
  /** Ends the process groups if the runner itself is killed. */
  readonly reaper: OrphanReaper;
  readonly node?: MeasuredNode | undefined;
  readonly sharedInputs: SharedInputs;
  /** The only CPU that trials may use; any if missing. */
  readonly cpu?: number | undefined;
}

/** How long a closed trial process may take to end by itself before it is killed, milliseconds. */
const exitGraceMs = 1000;

/**
 * Starts a trial process: Node's host, or that of `command`. It boots in the background.
 * @throws TrialEnd if the run is already aborted, or the system refuses another process
 */
export function startTrialProcess(
  { signal, reaper, node, cpu }: TrialContext,
  command: HostCommand = nodeHost(node),
): TrialProcess {
  if (signal.aborted) throw endByInterrupt();
  const group = startOrEnd(cpu === undefined ? command : confine(command, cpu), reaper);
  const { exited, booted, request } = createExchange(group, signal);

  const kill = async () => {
    group.kill();
    await exited;
  };
  return {
    pid: group.pid,
    booted,
    request,
    kill,
    async close(timeoutMs) {
      try {
        await request('close', {}, timeoutMs);
        await Promise.race([exited, sleep(exitGraceMs, undefined, { ref: false })]);
      } finally {
        await kill();
      }
    },
  };
}

function startOrEnd(command: HostCommand, reaper: OrphanReaper) {
  try {
    return startGroup(command, reaper);
  } catch (error) {
    throw new TrialEnd('failed', messageOf(error));
  }
}
