import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Capabilities, type OpenedExecutor, openExecutor, type ParamValue } from '@parbench/core';
import { type StrategyUnderTest, situationOf } from './strategy-under-test.ts';
import { type TrackedExecutor, trackExecutor } from './tracked-executor.ts';

/** How a case opens an executor; what is missing is the usual. */
export interface OpenSettings {
  /** The file name of a module in `fixtures`, or a whole URL; `acts` when missing. */
  readonly fixture?: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** 1 when missing: workers are what takes long to start. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Whether workers get a heap of about 64 MiB. */
  readonly limitedHeap?: boolean;
}

/** What a case is given. */
export interface CaseContext {
  readonly underTest: StrategyUnderTest;
  readonly capabilities: Capabilities;
  /** How many tasks stand for `count`: six at most where each of them starts a worker of its own. */
  many(count: number): number;
  /** Opens the strategy. Closing is the context's affair, unless a case is about closing. */
  open(settings?: OpenSettings): Promise<TrackedExecutor>;
  /** Makes an empty folder that is removed when the case has ended. */
  createFolder(): Promise<string>;
  /** Has `release` called when the case has ended, however it ended; the last one first. */
  defer(release: () => void | Promise<void>): void;
}

/** A context with what its runner needs: the executors that were opened, and disposal of the rest. */
export interface LiveContext extends CaseContext, AsyncDisposable {
  readonly executors: readonly TrackedExecutor[];
}

/** A fresh context for one case. */
export function createCaseContext(underTest: StrategyUnderTest): LiveContext {
  const executors: TrackedExecutor[] = [];
  const { capabilities } = situationOf(underTest);
  const releases: (() => void | Promise<void>)[] = [];
  return {
    underTest,
    capabilities,
    executors,
    many: (count) => (capabilities.workerPerTask ? Math.min(count, 6) : count),
    async open(settings = {}) {
      const { workers = 1 } = settings;
      const width = capabilities.unit === 'driver' ? 1 : workers;
      const executor = trackExecutor(await openStrategy(underTest, { ...settings, workers }), width);
      executors.push(executor);
      return executor;
    },
    async createFolder() {
      const folder = await mkdtemp(join(tmpdir(), 'parbench-conformance-'));
      releases.push(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    defer: (release) => void releases.push(release),
    async [Symbol.asyncDispose]() {
      for (const release of releases.toReversed()) await release();
    },
  };
}

/** The URL of a fixture module of this package. */
export function fixtureUrl(name: string): string {
  return name.includes(':') ? name : import.meta.resolve(`@parbench/conformance/fixtures/${name}`);
}

async function openStrategy(
  underTest: StrategyUnderTest,
  settings: OpenSettings & { readonly workers: number },
): Promise<OpenedExecutor> {
  const { fixture = 'acts', params = {}, workers, signal, limitedHeap = false } = settings;
  using _environment = limitedHeap ? limitInheritedHeap() : undefined;
  return await openExecutor(underTest.strategy, {
    workload: { url: fixtureUrl(fixture), params },
    workers,
    options: { ...underTest.options, ...(limitedHeap && underTest.limitedHeap) },
    ...(signal && { signal }),
  });
}

function limitInheritedHeap(): Disposable {
  const { NODE_OPTIONS: before } = process.env;
  process.env.NODE_OPTIONS = `${before ?? ''} --max-old-space-size=64`.trim();
  return {
    [Symbol.dispose]() {
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
    },
  };
}
