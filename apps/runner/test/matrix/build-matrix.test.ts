import { availableParallelism } from 'node:os';
import { defineStrategy, defineWorkload, inline, type Strategy, type Workload } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { buildMatrix } from '../../src/matrix/build-matrix.ts';
import type { Catalogue } from '../../src/matrix/catalogue.ts';

const open = inline.open;
const task = { input: () => 0, run: (input: number) => input };
const defaults = { set: [], all: false, workers: ['max'] } as const;

describe('buildMatrix', () => {
  it('crosses workloads, strategies and worker counts, each once', async () => {
    const catalogue = catalogueOf(
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

  it('names where workload and strategy come from', async () => {
    const [cell] = await buildMatrix(
      catalogueOf([defineWorkload({ name: 'a', ...task })], [inline]),
      defaults,
    );
    expect(cell).toEqual({
      workload: {
        name: 'a',
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

  it('skips a strategy that is not available, with its reason', async () => {
    const absent = defineStrategy({
      name: 'absent',
      probe: ({ nodeVersion }) => ({ available: false, reason: `not on Node ${nodeVersion}` }),
      open,
    });
    const cells = await buildMatrix(
      catalogueOf([defineWorkload({ name: 'a', ...task })], [absent, inline]),
      defaults,
    );
    expect(cells.map(({ skip }) => skip)).toEqual([`not on Node ${process.versions.node}`, undefined]);
  });

  it('skips a strategy that lacks what a workload requires, naming it', async () => {
    const picky = defineWorkload({
      name: 'picky',
      requires: ['transfer', 'services', 'isolatesHeap'],
      ...task,
    });
    const [cell] = await buildMatrix(catalogueOf([picky], [inline]), defaults);
    expect(cell?.skip).toBe('it lacks what the workload requires: `services`, `isolatesHeap`');
  });
});

function catalogueOf(workloads: readonly Workload[], strategies: readonly Strategy[]): Catalogue {
  const origin = { tags: [], package: 'kit' };
  return {
    workloads: workloads.map((definition) => ({
      ...origin,
      name: definition.name,
      definition,
      entry: { url: `file:///${definition.name}.js` },
    })),
    strategies: strategies.map((definition) => ({
      ...origin,
      name: definition.name,
      definition,
      version: '1.2.3',
      libraries: [],
      options: {},
      url: 'file:///kit.js',
    })),
  };
}
