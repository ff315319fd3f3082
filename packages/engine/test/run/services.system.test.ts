import { type MatrixCell, runMatrix } from '@parbench/engine';
import { describe, expect, it, test, vi } from 'vitest';
import { endOf, fixtureCell, fixtureSettings, realCell, shortTrials } from '../fixtures/matrix.ts';

function asService(cell: MatrixCell, exportName: string): MatrixCell {
  const { workload } = cell;
  const reference = { ...workload.reference, exportName };
  return { ...cell, workload: { ...workload, name: exportName, kind: 'service', reference } };
}

const inline = (exportName: string) => asService(fixtureCell('services', 'inline'), exportName);
const forks = (exportName: string) => asService(realCell('services', 'forks', 2), exportName);
/** Each trial warms up for a second, and this host may be busy. */
vi.setConfig({ testTimeout: 120_000 });

const settings = { ...fixtureSettings, timeoutMs: 2000 };
const inShort = { ...shortTrials, timeoutMs: 2000 };

describe('a service', () => {
  it('is measured in blocks, like a task, with its balance and without a ceiling', async () => {
    const result = await runMatrix([inline('echo'), forks('echo')], { ...settings, maxBlocks: 2 });
    const [first, second] = result.cells;
    expect([first?.status, second?.status], second?.reason).toEqual(['ok', 'ok']);
    expect(first?.trials).toHaveLength(2);
    expect(second?.metrics).toMatchObject({
      throughputPerSecond: { n: 2 },
      speedup: { n: 2 },
      roundTripMs: {},
      startupMs: {},
      connectionImbalance: {},
    });
    expect(second?.metrics.requestImbalance?.value).toBeGreaterThanOrEqual(1);
    expect(second?.metrics.requestImbalance?.value).toBeLessThan(2);
    expect(second?.metrics).not.toHaveProperty('efficiency');
    expect(first?.metrics).not.toHaveProperty('requestImbalance');
    expect(first?.trials[0]).not.toHaveProperty('driverUtilisation');
    expect(result.workloads[0]?.occupancy).toBe(32);

    // Solo trials: a worker ends under load.
    const solo = second?.solo[0];
    const failed = Object.values(solo?.failures ?? {});
    expect(solo?.recoveryMs).toBeGreaterThan(1);
    expect(Object.keys(solo?.failures ?? {})).toEqual(failed.length === 0 ? [] : ['connection lost']);
    // No more than are in flight.
    for (const count of failed) expect(count).toBeLessThanOrEqual(2 * 32);
    expect(first?.solo).toEqual([]);
  });

  it('is measured at a rate', async () => {
    const result = await runMatrix([inline('echo')], { ...settings, ratePerSecond: 100 });
    const [cell] = result.cells;
    expect(cell?.trials[0]?.arrivals).toMatchObject({ ratePerSecond: 100, isOverloaded: false });
    expect(cell?.metrics.latencyP50Ms?.value).toBeGreaterThan(0);
  });

  it.each(['echoFetch', 'echoClosing'])('may be %s', async (exportName) => {
    const result = await runMatrix([inline(exportName), forks(exportName)], inShort);
    expect([endOf(result, 'inline'), endOf(result, 'forks')]).toEqual(['ok', 'ok']);
  });
});

describe('a service that', () => {
  test.each([
    ['throwing', 'failed: task-error: the handler failed: no answer today'],
    ['rejecting', 'failed: task-error: the handler failed: no answer later'],
    ['refusing', 'failed: task-error: status 404: expected a status below 400, received `no such page`'],
    ['wrong', 'failed: wrong response to `GET /'],
    ['silent', 'timeout: the first request was not answered within 2000 ms'],
    ['twice', 'failed: task-error: the handler failed: Cannot write headers after they are sent'],
  ])('is %s ends as a cell with a reason', async (exportName, reason) => {
    const result = await runMatrix([inline(exportName), forks(exportName)], inShort);
    expect(endOf(result, 'inline')).toContain(reason);
    expect(endOf(result, 'forks')).toContain(reason);
  });

  test('listens by itself is told to export its handler only', async () => {
    const { workload, ...cell } = fixtureCell('listening-service', 'inline');
    const result = await runMatrix([{ ...cell, workload: { ...workload, kind: 'service' } }], inShort);
    expect(endOf(result, 'inline')).toContain('`listening` listens on a port as soon as it is loaded');
  });
});
