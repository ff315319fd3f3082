import { performance } from 'node:perf_hooks';
import { openExecutor } from '@parbench/core';
import type { Commands, TrialSpec } from '../protocol/messages.ts';
import { loadStrategy } from './load-strategy.ts';
import { prepareWorkload } from './prepare-workload.ts';
import type { OpenedWorkload } from './prepared-workload.ts';

/** A cell whose modules are loaded and whose inputs are made. */
export interface PreparedCell {
  readonly facts: Commands['prepare']['reply'];
  /** Opens an executor and runs a first task, timed. */
  open(): Promise<OpenedCell>;
}

/** An open cell. */
export interface OpenedCell {
  readonly workload: OpenedWorkload;
  readonly opening: Commands['open']['reply'];
  close(): Promise<void>;
}

/**
 * Does the part of opening that is not the strategy's, untimed.
 * @throws TrialEnd, and what loading the workload and the strategy throws
 */
export async function prepareCell(spec: TrialSpec): Promise<PreparedCell> {
  const strategy = await loadStrategy(spec.strategy);
  const prepared = await prepareWorkload(spec);
  const { isDeterministic, canObserve } = prepared;
  return {
    facts: { isDeterministic, canObserve },
    async open() {
      const startedMs = performance.now();
      const sinceStartNs = () => Math.round((performance.now() - startedMs) * 1e6);
      const { workload, workers } = spec;
      const executor = await openExecutor(strategy, { workload, workers, options: spec.strategy.options });
      const opened = prepared.attach(executor);
      const [startupNs, readyNs] = await Promise.all([
        opened.runOnce().then(sinceStartNs),
        executor.ready().then(sinceStartNs),
      ]);
      const close = async () => {
        await executor.close();
        await prepared.close();
      };
      return { workload: opened, opening: { startupNs, readyNs }, close };
    },
  };
}
