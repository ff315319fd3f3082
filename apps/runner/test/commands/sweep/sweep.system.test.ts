import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSweep } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';
import { result } from '../../fixtures/result.ts';
import { runCommand } from '../../run-command.ts';
import { makeFolder } from '../../temporary-folder.ts';

const threads = ['--filter', 'threads', '--filter', '!strategy:threads/*'];
const short = ['--blocks', '2', '--budget', '4m', '--seed', '1', '--quiet'];

describe('parbench sweep', { timeout: 300_000 }, () => {
  it('measures task sizes, and saves the curves with the result', async () => {
    const outcome = await measure('granularity', '--grid', '20,2000', ...threads);
    const { stdout, stderr, exitCode, page, sweep } = outcome;
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    if (sweep.analysis.of !== 'granularity') throw new Error(sweep.analysis.of);
    const { workload, param, curves } = sweep.analysis;
    expect([workload, param, curves.map(({ strategy }) => strategy)]).toEqual([
      'spin',
      'microseconds',
      ['threads'],
    ]);
    expect(curves[0]?.points.map(({ value }) => value)).toEqual([20, 2000]);
    for (const point of curves[0]?.points ?? []) {
      expect(point.taskMs).toBeGreaterThan(0);
      expect(point.efficiency).toMatchObject({ n: 2, low: expect.any(Number) });
      expect(point.speedup).toMatchObject({ n: 2, low: expect.any(Number) });
    }
    expect(curves[0]?.metgMs?.status).toBeDefined();
    expect(curves[0]?.breakEvenMs?.status).toBeDefined();
    expect(sweep.result.cells.every(({ solo }) => solo.length === 0)).toBe(true);
    expect(stdout).toMatch(/share of the ceiling/);
    expect(stdout).toMatch(/METG\(50 %\)/);
    expect(page).toContain('From what task size on does spin pay off?');
    expect(page).toContain('--grid 20,2000');
  });

  it('measures numbers of workers in the same blocks', async () => {
    const { stdout, exitCode, sweep } = await measure('workers', '--workers', '1,2,3', ...threads);
    expect(exitCode).toBe(0);
    if (sweep.analysis.of !== 'workers') throw new Error(sweep.analysis.of);
    const [curve] = sweep.analysis.curves;
    expect(curve?.points.map(({ workers }) => workers)).toEqual([1, 2, 3]);
    for (const { speedup, efficiency } of curve?.points ?? []) {
      expect(speedup?.n).toBe(2);
      expect(efficiency?.n).toBe(2);
    }
    expect(curve?.universalScalability).toMatchObject({ status: 'not-estimable' });
    const blocks = sweep.result.cells.map(({ trials }) => trials.map(({ block }) => block));
    expect(blocks).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(stdout).toMatch(/Amdahl/);
  });

  it('measures payloads of every kind that a strategy can send', async () => {
    const { stdout, exitCode, sweep } = await measure(
      'payload',
      '--grid',
      '0,1000',
      '--blocks',
      '1',
      ...threads,
    );
    expect(exitCode).toBe(0);
    if (sweep.analysis.of !== 'payload') throw new Error(sweep.analysis.of);
    const ways = sweep.analysis.ways.map(({ kind, points }) => [kind, points.map(({ bytes }) => bytes)]);
    expect(ways).toEqual([
      ['string', [0, 1000]],
      ['object', [0, 1000]],
      ['copied', [0, 1000]],
      ['transferred', [1000]],
      ['shared', [0, 1000]],
    ]);
    for (const { points } of sweep.analysis.ways) {
      for (const { roundTripMs } of points) expect(roundTripMs?.value).toBeGreaterThan(0);
    }
    expect(sweep.result.cells.map(({ strategy }) => strategy.unit)).not.toContain('driver');
    expect(stdout).toMatch(/threads, copied \/ transferred/);
  });

  it('reports a point that fails, with the reason, and exits with 1', async () => {
    const { stdout, exitCode, sweep } = await measure(
      'granularity',
      '--workload',
      'sha256',
      '--grid',
      '64,0.5',
      '--blocks',
      '1',
      ...threads,
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/sha256\(bytes=0\.5\)\/threads@\d+\s+failed:\s.*`bytes`\s+of\s+`sha256`/s);
    if (sweep.analysis.of !== 'granularity') throw new Error(sweep.analysis.of);
    expect(sweep.analysis.curves[0]?.points[1]?.speedup?.n).toBe(1);
  });

  it('shows a saved sweep as a report, and refuses formats of runs', async () => {
    const cwd = makeFolder({ 'sweep.json': { kind: 'sweep', schemaVersion: 1, analysis: noCurves, result } });
    const written = await runCommand(['report', 'sweep.json'], { cwd });
    expect(written).toEqual({ exitCode: 0, stdout: '', stderr: 'Wrote sweep.html\n' });
    expect(readFileSync(join(cwd, 'sweep.html'), 'utf8')).toContain('How many workers does spin need?');
    const refused = await runCommand(['report', 'sweep.json', '--reporter', 'junit'], { cwd });
    expect(refused.stderr).toMatch(
      /`--reporter`: expected `text`, `html` or `csv` for a sweep, received `junit`/,
    );
  });

  it('shows the plan without measuring', async () => {
    const { stdout, exitCode } = await runCommand(['sweep', 'granularity', '--grid', '10,20', '--dry-run']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/about \d+ blocks and 0 solo trials fit the budget of 4 min/);
  });
});

const noCurves = { of: 'workers', workload: 'spin', cpus: 2, curves: [] };

/** Runs a short sweep with `--json` and `--html`, of two blocks unless `args` say otherwise. */
async function measure(kind: string, ...args: readonly string[]) {
  const file = join(makeFolder({}), 'sweep.json');
  const page = `${file}.html`;
  const outcome = await runCommand(['sweep', kind, ...short, ...args, '--json', file, '--html', page]);
  return {
    ...outcome,
    page: readFileSync(page, 'utf8'),
    sweep: parseSweep(readFileSync(file, 'utf8'), file),
  };
}
