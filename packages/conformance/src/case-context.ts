import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Capabilities,
  type OpenedExecutor,
  type OpenedService,
  openExecutor,
  openService,
  type ParamValue,
  type Strategy,
} from '@parbench/core';
import { type StrategyUnderTest, situationOf } from './strategy-under-test.ts';
import { type TrackedExecutor, trackExecutor } from './tracked-executor.ts';

/** How a case opens an executor. */
export interface OpenSettings {
  /** The file name of a module in `fixtures`, or a whole URL; `acts` by default. */
  readonly fixture?: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** 1 by default, because workers are slow to start. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Whether each worker's heap is limited to about 64 MiB. */
  readonly limitedHeap?: boolean;
  /** The option of this name, if the strategy has one. */
  readonly closeGraceMs?: number;
}

/** The means of a case. */
export interface CaseContext {
  readonly underTest: StrategyUnderTest;
  readonly capabilities: Capabilities;
  /** Returns how many tasks to use for `count`: six at most if each of them starts a worker of its own. */
  many(count: number): number;
  /** Opens the strategy. The context closes it, unless a case is about closing. */
  open(settings?: OpenSettings): Promise<TrackedExecutor>;
  /** Starts the strategy's service, of the fixture `service-acts` by default. The context closes it. */
  serve(settings?: Pick<OpenSettings, 'fixture' | 'workers'>): Promise<OpenedService>;
  /** Creates an empty folder, which is removed when the case has ended. */
  createFolder(): Promise<string>;
  /** Calls `release` when the case has ended, in any way; the last one first. */
  defer(release: () => void | Promise<void>): void;
}

/** A context as its runner sees it, with what was opened; disposing of it releases everything else. */
export interface LiveContext extends CaseContext, AsyncDisposable {
  readonly executors: readonly TrackedExecutor[];
  readonly services: readonly OpenedService[];
}

/** Creates a context for one case. */
export function createCaseContext(underTest: StrategyUnderTest): LiveContext {
  const executors: TrackedExecutor[] = [];
  const services: OpenedService[] = [];
  const { capabilities } = situationOf(underTest);
  const releases: (() => void | Promise<void>)[] = [];
  return {
    underTest,
    capabilities,
    executors,
    services,
    many: (count) => (capabilities.workerPerTask ? Math.min(count, 6) : count),
    async open(settings = {}) {
      const { workers = 1 } = settings;
      const width = capabilities.unit === 'driver' ? 1 : workers;
      const executor = trackExecutor(await openStrategy(underTest, { ...settings, workers }), width);
      executors.push(executor);
      return executor;
    },
    async serve({ fixture = 'service-acts', workers = 1 } = {}) {
      const service = await openService(underTest.strategy, {
        workload: { url: fixtureUrl(fixture), params: {} },
        workers,
        options: underTest.options,
      });
      services.push(service);
      return service;
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

/** Returns the URL of a fixture module of this package. */
export function fixtureUrl(name: string): string {
  return name.includes(':') ? name : import.meta.resolve(`@parbench/conformance/fixtures/${name}`);
}

async function openStrategy(
  underTest: StrategyUnderTest,
  settings: OpenSettings & { readonly workers: number },
): Promise<OpenedExecutor> {
  const { fixture = 'acts', params = {}, workers, signal, limitedHeap = false, closeGraceMs } = settings;
  const { strategy } = underTest;
  const options = { ...underTest.options, ...(limitedHeap && underTest.limitedHeap) };
  const withGrace = { ...options, closeGraceMs };
  const hasGrace = closeGraceMs !== undefined && (await accepts(strategy, withGrace));
  using _environment = limitedHeap ? limitInheritedHeap() : undefined;
  return await openExecutor(strategy, {
    workload: { url: fixtureUrl(fixture), params },
    workers,
    options: hasGrace ? withGrace : options,
    ...(signal && { signal }),
  });
}

async function accepts({ options: schema }: Strategy, options: object): Promise<boolean> {
  const answer = await schema?.['~standard'].validate(options);
  return answer !== undefined && answer.issues === undefined;
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
