import { loadWorkload } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';
import { measureJobCost } from './job-cost.ts';
import { openKernelCopies } from './kernel-copies.ts';
import { makeInputs, verifyOutputs } from './make-and-verify.ts';
import { prepareCell } from './open-cell.ts';
import type { OpenedCell, PreparedCell } from './prepared-cell.ts';
import type { OpenedWorkload } from './prepared-workload.ts';
import { measureRecovery } from './recovery.ts';
import type { CommandHandlers } from './reply.ts';
import { settleHeap } from './settle-heap.ts';
import { stampTasks } from './stamp-tasks.ts';
import { measureTaskCost } from './task-cost.ts';

/**
 * The commands of the trial host of Node, which share the state of the cell. What only services need is loaded when one is
 * opened: every trial waits for its host to start.
 */
export function createCommands(): CommandHandlers {
  let prepared: PreparedCell | undefined;
  let opened: OpenedCell | undefined;
  let loadable: Pick<OpenedWorkload, 'load'> | undefined;

  return {
    prepare: async ({ spec }) => {
      prepared = await prepareCell(spec);
      settleHeap();
      return prepared.facts;
    },
    open: async () => {
      opened = await requireOpen(prepared).open();
      loadable = opened.workload;
      return opened.opening;
    },
    check: async (request) => {
      if (!('tasks' in request)) throw new TrialEnd('failed', "Node's host makes its inputs itself");
      const { workers, figures } = await requireOpen(opened?.workload).check(request.tasks);
      return {
        ...(workers && { workers: [...workers].map(String) }),
        ...(figures && { figures: [...figures] }),
      };
    },
    load: async (request) => requireOpen(loadable).load(request),
    rehearse: async (request) => ({ tasks: await requireOpen(opened?.workload).rehearse(request) }),
    close: async () => {
      await opened?.close();
      return {};
    },
    calibrate: async ({ workload }) => {
      const { calibrate } = await loadWorkload(workload);
      return { params: calibrate ? await calibrate(workload.params) : workload.params };
    },
    'task-cost': async ({ workload: reference, ...options }) => {
      const workload = await loadWorkload(reference);
      if (workload.kind === 'service') throw new TrialEnd('failed', 'a service has no task to call');
      if (workload.run === undefined) return { residentBytes: process.memoryUsage.rss() };
      const taskCost =
        workload.kind === 'job'
          ? await measureJobCost(workload, reference, options)
          : await measureTaskCost(workload, reference.params, options);
      return { taskCost, residentBytes: process.memoryUsage.rss() };
    },
    'open-ceiling': async ({ width, ...kernel }) => {
      loadable = await openKernelCopies(kernel, width);
      return {};
    },
    recover: ({ spec }) => measureRecovery(spec),
    'stamp-tasks': stampTasks,
    'end-worker': async () => {
      const { endWorker } = await import('./end-worker.ts');
      return endWorker(requireOpen(opened?.service));
    },
    'make-inputs': makeInputs,
    verify: verifyOutputs,
  };
}

function requireOpen<Cell>(cell: Cell | undefined): Cell {
  if (cell === undefined) throw new TrialEnd('failed', 'the cell is not open yet');
  return cell;
}
