import { performance } from 'node:perf_hooks';
import { openExecutor, type WorkerId } from '@parbench/core';
import type { TrialCommands, TrialSubject } from '../protocol/protocol.ts';
import { TrialFailure } from './failure.ts';
import { loadStrategy } from './load-strategy.ts';
import { prepareSubject, type Subject } from './subject.ts';

/** A cell whose modules are loaded and whose inputs are made. */
export interface PreparedCell {
  readonly facts: TrialCommands['prepare']['reply'];
  /** Opens an executor, timed, and proves that every worker runs tasks and answers right. */
  open(): Promise<OpenedCell>;
}

/** A cell that is open and proven, ready to be measured. */
export interface OpenedCell {
  readonly subject: Subject;
  readonly opening: TrialCommands['open']['reply'];
  close(): Promise<void>;
}

/**
 * Does all that opening needs and that is not the strategy's: untimed.
 * @throws TrialFailure, and what loading the workload and the strategy throws
 */
export async function prepareCell(cell: TrialSubject): Promise<PreparedCell> {
  const strategy = await loadStrategy(cell.strategy);
  const prepared = await prepareSubject(cell);
  const { isDeterministic, canObserve } = prepared;
  return {
    facts: { isDeterministic, canObserve },
    async open() {
      const startedMs = performance.now();
      const sinceStart = () => performance.now() - startedMs;
      const executor = await openExecutor(strategy, { ...cell, options: cell.strategy.options });
      const subject = prepared.attach(executor);
      const [startupMs, readyMs] = await Promise.all([
        subject.runOnce().then(sinceStart),
        executor.ready().then(sinceStart),
      ]);
      await proveAllWorkersRun(subject, cell);
      const close = async () => {
        await executor.close();
        await prepared.close();
      };
      return { subject, opening: { startupMs, readyMs }, close };
    },
  };
}

/** Rounds of checks within which each worker must have answered; a strategy may give a round of short tasks to one. */
const maxCheckRounds = 50;

async function proveAllWorkersRun(subject: Subject, { workers }: TrialSubject): Promise<void> {
  const seen = new Set<WorkerId>();
  for (let round = 0; round < maxCheckRounds && seen.size < workers; round++) {
    const answered = await subject.check(2 * workers);
    if (answered === undefined) return;
    for (const worker of answered) seen.add(worker);
  }
  if (seen.size < workers) throw new TrialFailure(`only ${seen.size} of ${workers} workers ran tasks`);
}
