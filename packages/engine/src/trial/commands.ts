import { loadWorkload } from '@parbench/core';
import { measureTaskCost } from '../task-cost.ts';
import { TrialFailure } from './failure.ts';
import { jobAsTask } from './job-as-task.ts';
import { type OpenedCell, openCell } from './open-cell.ts';
import type { TrialCommand, TrialCommands, TrialRequest } from './protocol.ts';
import { warmUp } from './warm-up.ts';

type Commands = {
  [Command in TrialCommand]: (
    request: TrialCommands[Command]['request'],
  ) => Promise<TrialCommands[Command]['reply']>;
};

/** The commands of a trial process, as one function; it holds the opened cell between them. */
export function createCommands(): (request: TrialRequest) => Promise<unknown> {
  let opened: OpenedCell | undefined;
  const cell = () => {
    if (opened === undefined) throw new TrialFailure('no cell is open');
    return opened;
  };

  const commands: Commands = {
    calibrate: async ({ workload }) => {
      const { calibrate } = await loadWorkload(workload);
      return calibrate ? calibrate(workload.params) : workload.params;
    },
    'task-cost': async ({ workload: reference, timeMs }) => {
      const workload = await loadWorkload(reference);
      const task = workload.kind === 'job' ? await jobAsTask(workload, reference) : workload;
      return measureTaskCost(task, reference.params, { timeMs });
    },
    open: async (subject) => {
      opened = await openCell(subject);
      return opened.opening;
    },
    check: async ({ tasks }) => {
      await cell().subject.check(tasks);
    },
    'warm-up': async (request) => warmUp(cell().subject, request),
    load: (request) => cell().subject.load(request),
    close: async () => {
      await opened?.close();
    },
  };
  return ({ command, ...request }) => (commands[command] as (request: unknown) => Promise<unknown>)(request);
}
