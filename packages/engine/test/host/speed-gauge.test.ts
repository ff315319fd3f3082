import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { currentCpu } from '../../src/host/current-cpu.ts';
import { speedOf, startSpeedGauge } from '../../src/host/speed-gauge.ts';

describe('the speed of some readings', () => {
  const readings = [
    { cpu: 0, speed: 100 },
    { cpu: 1, speed: 400 },
    { cpu: 0, speed: 400 },
    { cpu: 1, speed: 900 },
  ];

  it('is the geometric mean over CPUs, each of which counts once', () => {
    expect(speedOf(readings)).toBeCloseTo(Math.sqrt(200 * 600), 9);
    expect(speedOf([...readings, { cpu: 0, speed: 200 }])).toBeCloseTo(Math.sqrt(200 * 600), 9);
  });

  it('is that of one CPU, unless that was not read', () => {
    expect(speedOf(readings, 1)).toBeCloseTo(600, 9);
    expect(speedOf(readings, 7)).toBeCloseTo(Math.sqrt(200 * 600), 9);
  });

  it('is that of all readings where the host does not name CPUs', () => {
    const nameless = readings.map(({ speed }) => ({ cpu: undefined, speed }));
    expect(speedOf(nameless, 1)).toBeCloseTo((100 * 400 * 400 * 900) ** (1 / 4), 9);
  });

  it('is unknown without readings', () => expect(speedOf([])).toBeUndefined());
});

describe('a speed gauge', () => {
  it('reads the CPUs, and keeps what it read last', async () => {
    await using gauge = await startSpeedGauge();
    expect(gauge.latest()).toEqual([]);
    const readings = await gauge.read();
    expect(gauge.latest()).toBe(readings);
    expect(readings.length).toBeGreaterThanOrEqual(Math.min(availableParallelism(), 8));
    for (const { cpu, speed } of readings) {
      expect(speed).toBeGreaterThan(1);
      expect(cpu === undefined).toBe(process.platform !== 'linux');
    }
  });

  it('answers one reading after another', async () => {
    await using gauge = await startSpeedGauge();
    const [first, second] = [await gauge.read(), await gauge.read()];
    expect(second).not.toBe(first);
    expect(gauge.latest()).toBe(second);
  });
});

it.skipIf(process.platform !== 'linux')('the CPU of a process is a number; of none, unknown (Linux)', () => {
  expect(currentCpu(process.pid)).toBeGreaterThanOrEqual(0);
  expect(currentCpu('thread-self')).toBeGreaterThanOrEqual(0);
  expect(currentCpu(2 ** 30)).toBeUndefined();
});
