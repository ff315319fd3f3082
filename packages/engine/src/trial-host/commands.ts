import { loadWorkload } from '@parbench/core';
import type { TrialCommand, TrialCommands, TrialRequest } from '../protocol/protocol.ts';
import { TrialFailure } from './failure.ts';
import { jobAsTask } from './job-as-task.ts';
import { openKernelCopies } from './kernel-copies.ts';
import { type OpenedCell, type PreparedCell, prepareCell } from './open-cell.ts';
import { measureRecovery } from './recovery.ts';
import type { Subject } from './subject.ts';
import { measureTaskCost } from './task-cost.ts';
import { warmUp } from './warm-up.ts';

type Commands = {
  [Command in TrialCommand]: (
    request: TrialCommands[Command]['request'],
  ) => Promise<TrialCommands[Command]['reply']>;
};

/** The commands of a trial process, as one function; it holds the cell between them. */
export function createCommands(): (request: TrialRequest) => Promise<unknown> {
  let prepared: PreparedCell | undefined;
  let opened: OpenedCell | undefined;
  let loadable: Pick<Subject, 'load'> | undefined;

  const commands: Commands = {
    calibrate: async ({ workload }) => {
      const { calibrate } = await loadWorkload(workload);
      return calibrate ? calibrate(workload.params) : workload.params;
    },
    'task-cost': async ({ workload: reference, ...options }) => {
      const workload = await loadWorkload(reference);
      const task = workload.kind === 'job' ? await jobAsTask(workload, reference) : workload;
      const taskCost = await measureTaskCost(task, reference.params, options);
      return { taskCost, residentBytes: process.memoryUsage.rss() };
    },
    prepare: async (subject) => {
      prepared = await prepareCell(subject);
      return prepared.facts;
    },
    open: async () => {
      opened = await there(prepared).open();
      loadable = opened.subject;
      return opened.opening;
    },
    'open-ceiling': async ({ width, ...kernel }) => {
      loadable = await openKernelCopies(kernel, width);
    },
    check: async ({ tasks }) => {
      await there(opened).subject.check(tasks);
    },
    'warm-up': async (request) => warmUp(there(loadable), request),
    load: async (request) => there(loadable).load(request),
    recover: measureRecovery,
    close: async () => {
      await opened?.close();
    },
  };
  return ({ command, ...request }) => (commands[command] as (request: unknown) => Promise<unknown>)(request);
}

function there<Cell>(cell: Cell | undefined): Cell {
  if (cell === undefined) throw new TrialFailure('the cell is not open yet');
  return cell;
}
