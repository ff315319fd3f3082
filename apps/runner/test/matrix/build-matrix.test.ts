import { availableParallelism } from 'node:os';
import {
  definePlugin,
  defineService,
  defineStrategy,
  defineWorkload,
  inline,
  type RuntimeAnswer,
  type Strategy,
  type Workload,
} from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { buildMatrix } from '../../src/matrix/build-matrix.ts';
import type { Catalogue } from '../../src/matrix/catalogue.ts';
import { describePlugin, describeWorkload } from '../../src/plugin/load-plugin.ts';

const open = inline.open;
const task = { input: () => 0, run: (input: number) => input };
const defaults = { set: [], python: [], all: false, workers: ['max'] } as const;

describe('buildMatrix', () => {
  it('crosses workloads, strategies and worker counts, each once', async () => {
    const catalogue = await catalogueOf(
      [defineWorkload({ name: 'a', ...task }), defineWorkload({ name: 'b', ...task })],
      [inline, defineStrategy({ name: 'pool', capabilities: { unit: 'thread' }, open })],
    );
    const cells = await buildMatrix(catalogue, { ...defaults, workers: [1, 3, 1, 'max'] });
    const widths = [...new Set([1, 3, availableParallelism()])];
    const expected = ['a', 'b'].flatMap((name) => [
      `${name} inline 1`,
      ...widths.map((workers) => `${name} pool ${workers}`),
    ]);
    expect(
      cells.map(({ workload, strategy, workers }) => `${workload.name} ${strategy.name} ${workers}`),
    ).toEqual(expected);
  });

  it('names the origins of workload and strategy', async () => {
    const [cell] = await buildMatrix(
      await catalogueOf([defineWorkload({ name: 'a', ...task })], [inline]),
      defaults,
    );
    expect(cell).toEqual({
      workload: {
        name: 'a',
        kind: 'task',
        package: 'kit',
        tags: [],
        reference: { url: 'file:///a.js', params: {} },
      },
      strategy: {
        name: 'inline',
        package: 'kit',
        version: '1.2.3',
        libraries: [],
        options: {},
        unit: 'driver',
        url: 'file:///kit.js',
      },
      workers: 1,
    });
  });

  describe('of a strategy in another language', () => {
    const identity = { implementation: 'CPython', version: '3.14.0', path: '/usr/bin/python3', gil: false };
    const host = { file: '/usr/bin/python3', args: ['host.py'] };
    const python = (answer: RuntimeAnswer) =>
      defineStrategy({
        name: 'python/threads',
        capabilities: { unit: 'thread' },
        runtime: { name: 'python', identify: async () => answer, hostCommand: () => host },
      });
    const installed = python({ available: true, identity });
    const implementations = { python: { url: 'file:///a.py' } };
    const pythonOnly = defineWorkload({ name: 'python-only', ...task, verify: () => true, implementations });
    const cellsOf = (workload: Workload, strategies: readonly Strategy[]) =>
      catalogueOf([workload], strategies).then((catalogue) =>
        buildMatrix(catalogue, { ...defaults, workers: [2] }),
      );

    it('names the runtime, how its host is started, and the workload that it loads', async () => {
      expect(await cellsOf(pythonOnly, [installed])).toMatchObject([
        { workers: 2, runtime: { name: 'python', identity, host, implementation: 'file:///a.py' } },
      ]);
    });

    it.each([
      [
        'that is not installed',
        python({ available: false, reason: 'there is no python3' }),
        pythonOnly,
        'there is no python3',
      ],
      [
        'for which a workload has no implementation',
        installed,
        defineWorkload({ name: 'a', ...task }),
        'no implementation for `python`',
      ],
    ])('is skipped %s', async (_what, strategy, workload, reason) => {
      const [cell] = await cellsOf(workload, [strategy]);
      expect(cell?.skip).toContain(reason);
    });

    it('runs only workloads with code for Node under the other strategies', async () => {
      const { run: _, ...definition } = { ...task, verify: () => true, implementations };
      const [cell] = await cellsOf(defineWorkload({ name: 'python-only', ...definition }), [
        inline as Strategy,
      ]);
      expect(cell?.skip).toBe('the workload has no implementation for Node');
    });
  });

  it('skips a strategy that is not available, with its reason', async () => {
    const absent = defineStrategy({
      name: 'absent',
      probe: ({ nodeVersion }) => ({ available: false, reason: `not on Node ${nodeVersion}` }),
      open,
    });
    const cells = await buildMatrix(
      await catalogueOf([defineWorkload({ name: 'a', ...task })], [absent, inline]),
      defaults,
    );
    expect(cells.map(({ skip }) => skip)).toEqual([`not on Node ${process.versions.node}`, undefined]);
  });

  it('skips a strategy that lacks capabilities that a workload requires, and names them', async () => {
    const picky = defineWorkload({
      name: 'picky',
      requires: ['transfer', 'isolatesCrashes', 'isolatesHeap'],
      ...task,
    });
    const [cell] = await buildMatrix(await catalogueOf([picky], [inline]), defaults);
    expect(cell?.skip).toBe(
      'it lacks capabilities that the workload requires: `isolatesCrashes`, `isolatesHeap`',
    );
  });
});

describe('buildMatrix of services', () => {
  const serve = async () => ({ url: '', workers: () => [], close: async () => {} });
  const onlyServes = defineStrategy({ name: 'pool/serving', serve });
  const onlyRuns = defineStrategy({ name: 'pool', open });
  const service = defineService({ name: 's', request: () => ({ path: '/' }), handle() {} });
  const tasks = defineWorkload({ name: 't', ...task });

  it('crosses services with strategies that serve, and skips the others with a reason', async () => {
    const cells = await buildMatrix(await catalogueOf([service], [inline, onlyRuns, onlyServes]), defaults);
    expect(cells.map(({ strategy, skip }) => [strategy.name, skip])).toEqual([
      ['inline', undefined],
      ['pool', 'it does not run services'],
      ['pool/serving', undefined],
    ]);
  });

  it('leaves a strategy that only serves out of the rows of tasks, unless there is no other', async () => {
    const beside = await buildMatrix(await catalogueOf([tasks], [onlyRuns, onlyServes]), defaults);
    expect(beside.map(({ strategy }) => strategy.name)).toEqual(['pool']);
    const alone = await buildMatrix(await catalogueOf([tasks], [onlyServes]), defaults);
    expect(alone.map(({ skip }) => skip)).toEqual(['it runs services, and the workload is not one']);
  });
});

async function catalogueOf(
  workloads: readonly Workload[],
  strategies: readonly Strategy[],
): Promise<Catalogue> {
  const plugin = await describePlugin(definePlugin({ strategies }));
  const origin = { tags: [], package: 'kit' };
  return {
    workloads: workloads.map((definition) => ({
      ...origin,
      name: definition.name,
      definition: describeWorkload(definition),
      entry: { url: `file:///${definition.name}.js` },
    })),
    strategies: plugin.description.strategies.map((definition) => ({
      ...origin,
      name: definition.name,
      definition,
      plugin,
      version: '1.2.3',
      libraries: [],
      options: {},
      url: 'file:///kit.js',
    })),
  };
}
