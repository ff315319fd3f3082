import type { OpenedService } from '@parbench/core';
import type { Commands } from '../protocol/commands.ts';
import type { OpenedWorkload } from './prepared-workload.ts';

/** A cell whose modules are loaded and whose inputs are made. */
export interface PreparedCell {
  readonly facts: Commands['prepare']['reply'];
  /** Opens an executor and runs a first task, timed. */
  open(): Promise<OpenedCell>;
}

/** An open cell. */
export interface OpenedCell {
  /** Missing for a service, which the load generator loads. */
  readonly workload?: OpenedWorkload;
  /** The service, if it is one. */
  readonly service?: OpenedService;
  readonly opening: Commands['open']['reply'];
  close(): Promise<void>;
}
