import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultPlugins, loadCatalogue } from '../../src/matrix/catalogue.ts';
import { selectWithBaseline } from '../../src/matrix/select-with-baseline.ts';

const catalogue = await loadCatalogue(defaultPlugins);
const defaults = { filter: [], all: false, baseline: 'inline' } as const;

describe('the catalogue', () => {
  it('has the built-in workloads and strategies with their packages', () => {
    expect(catalogue.workloads.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['noop', 'spin', 'echo/shared', 'npb-ep', 'python-deadlock', 'http-cpu']),
    );
    expect(catalogue.strategies).toMatchObject([
      { name: 'inline', package: '@parbench/core' },
      { name: 'threads', package: '@parbench/strategy-threads' },
      ...catalogue.strategies.slice(2),
    ]);
  });

  it('has the package version of each strategy', () => {
    const file = new URL('../../../../packages/strategy-cluster/package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(file, 'utf8'));
    expect(catalogue.strategies.find(({ name }) => name === 'cluster')).toMatchObject({ version });
  });

  it('has the libraries that a strategy wraps with their versions', () => {
    const pool = catalogue.strategies.find(({ name }) => name === 'pool/tinypool');
    expect(pool?.libraries).toEqual([
      { name: 'tinypool', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    ]);
  });
});

describe('selectWithBaseline', () => {
  it.for<[filter: string[], baseline: string, strategies: string[]]>([
    [[], 'inline', ['inline', 'threads', 'processes', 'cluster']],
    [['cluster'], 'inline', ['inline', 'cluster', 'cluster/shared']],
    [['cluster'], 'cluster', ['cluster', 'cluster/shared']],
    [
      ['tag:service'],
      'inline',
      ['inline', 'threads/reuseport', 'threads/offload', 'processes/reuseport', 'cluster', 'cluster/shared'],
    ],
    [['workload:http-cpu', 'strategy:cluster'], 'inline', ['inline', 'cluster', 'cluster/shared']],
    [['cluster'], 'processes', ['processes', 'cluster', 'cluster/shared']],
    [['!inline'], 'threads', ['threads', 'processes', 'cluster']],
    [['cluster'], 'processes/advanced', ['processes/advanced', 'cluster', 'cluster/shared']],
    [['python/threads'], 'inline', ['python/inline', 'python/threads', 'python/threads/spawn']],
    [
      ['python/pool', 'cluster'],
      'inline',
      ['inline', 'cluster', 'cluster/shared', 'python/inline', 'python/pool'],
    ],
    [['python/pool', 'cluster'], 'cluster', ['cluster', 'cluster/shared', 'python/pool']],
    [['pool/workerpool*'], 'inline', ['inline', 'pool/workerpool', 'pool/workerpool-processes']],
  ])('selects, for %j against %s, %j', ([filter, baseline, strategies]) => {
    const selected = selectWithBaseline(catalogue, { ...defaults, filter, baseline });
    expect(selected.strategies.map(({ name }) => name)).toEqual(strategies);
  });

  it('refuses a filter that excludes the baseline', () => {
    const options = { ...defaults, filter: ['!cluster'], baseline: 'cluster' };
    expect(() => selectWithBaseline(catalogue, options)).toThrow(/excludes `cluster`.*`--baseline inline`/);
  });
});
