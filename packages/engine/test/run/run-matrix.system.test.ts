import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunEvent, resultSchema, runMatrix } from '@parbench/engine';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { timing } from '../../src/plan/timing.ts';
import { markedProcesses } from '../fixtures/marked-processes.ts';
import { endOf, fixtureCell, fixtureSettings, inWorkers, shortTrials } from '../fixtures/matrix.ts';

const folder = mkdtempSync(join(tmpdir(), 'parbench-engine-'));
const mark = folder;
process.env.PARBENCH_TEST_MARK = folder;

afterEach(() => expect(markedProcesses(mark)).toEqual([]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('runMatrix with faulty strategies', async () => {
  const faulty = {
    'fails-to-open': 'failed: no workers today',
    'wrong-outputs': /^failed: wrong output for the input of seed \d+: for .+ it is .+$/,
    'never-settles': 'timeout: a task was not settled 2000 ms after its deadline',
    'blocks-for-ever': /^timeout: `open` took longer than [\d.]+ s$/,
    exits: 'failed: the trial process exited with code 3; its last output: out of time',
    'fails-under-load': 'failed: worker-lost: worker 1 was ended by SIGKILL',
    'does-not-exist': /^failed: .* has no strategy `does-not-exist`\.$/,
    'keeps-running': 'ok',
  };
  const strategies = ['inline', ...Object.keys(faulty), 'right'];
  const cells = strategies.map((name) => fixtureCell('double', name));
  const result = await runMatrix(cells, { ...shortTrials, maxBlocks: 3 });

  it.each(Object.entries(faulty))('ends the cell of a strategy that %s', (strategy, end) => {
    expect(endOf(result, strategy)).toMatch(end);
  });

  it('measures the others', () => {
    expect(endOf(result, 'inline')).toBe('ok');
    expect(endOf(result, 'right')).toBe('ok');
  });
});

describe('runMatrix', () => {
  it('measures every cell and gives a valid result', async () => {
    const result = await runMatrix([fixtureCell('double', 'inline'), fixtureCell('double', 'right')], {
      ...fixtureSettings,
      maxBlocks: 2,
      occupancy: 5,
    });
    expect(resultSchema.parse(result)).toEqual(result);
    expect(result.plan.occupancy).toBe(5);
    expect(result.run.stopped).toBe('blocks');
    for (const { status, metrics, trials } of result.cells) {
      expect(status).toBe('ok');
      expect(trials).toHaveLength(2);
      expect(metrics.throughputPerSecond?.n).toBe(2);
      expect(metrics).toMatchObject({ roundTripMs: {}, startupMs: {}, readyMs: {}, driverDelayMs: {} });
    }
  });

  it('has a ceiling for cells with workers, and a phase for tasks that arrive', async () => {
    const result = await runMatrix(
      [fixtureCell('double', 'inline'), inWorkers(fixtureCell('double', 'right'))],
      {
        ...fixtureSettings,
        ratePerSecond: 50,
      },
    );
    const [inline, right] = result.cells.map(({ metrics }) => metrics);
    expect(inline).not.toHaveProperty('efficiency');
    expect(right).toHaveProperty('efficiency');
    const { arrivals = 0, close = 0 } = result.run.phasesMs ?? {};
    expect(arrivals).toBeGreaterThan(timing.arrivalsMs);
    expect(close).toBeLessThan(timing.arrivalsMs);
  });

  it('fails a cell whose workers do not all run tasks', async () => {
    const result = await runMatrix([fixtureCell('double', 'right', 2)], shortTrials);
    expect(endOf(result, 'right')).toBe('failed: only 1 of 2 workers ran tasks');
  });

  it('ends the cells of a workload that does not load, and no others', async () => {
    const cells = [
      fixtureCell('broken', 'inline'),
      fixtureCell('missing', 'inline'),
      fixtureCell('double', 'inline'),
    ];
    const { cells: ended } = await runMatrix(cells, shortTrials);
    expect(ended.map(({ status }) => status)).toEqual(['failed', 'failed', 'ok']);
    expect(ended[0]?.reason).toContain('this module is broken');
    expect(ended[1]?.reason).toContain('There is no file at');
  });

  it('reports a skipped cell with its reason and does not run it', async () => {
    const skipped = { ...fixtureCell('double', 'fails-to-open'), skip: 'no GPU' };
    const result = await runMatrix([skipped], shortTrials);
    expect(endOf(result, 'fails-to-open')).toBe('skipped: no GPU');
  });

  it('measures a job by its makespan', async () => {
    const cell = fixtureCell('sum-job', 'inline');
    const job = { ...cell, workload: { ...cell.workload, kind: 'job' as const } };
    const result = await runMatrix([job], shortTrials);
    expect(endOf(result, 'inline')).toBe('ok');
    expect(result.cells[0]?.metrics.throughputPerSecond?.value).toBeGreaterThan(0);
    expect(result.cells[0]?.figures?.numbers?.value).toBe(100);
  });

  it.skipIf(process.platform !== 'linux')(
    'does not pass the pipes of the protocol on to children of the host (read from /proc, so on Linux)',
    async () => {
      const result = await runMatrix([fixtureCell('inherits', 'inline')], shortTrials);
      expect(endOf(result, 'inline')).toBe('ok');
    },
  );

  it('flags a function whose output differs each time', async () => {
    const result = await runMatrix([fixtureCell('random', 'inline')], shortTrials);
    expect(result.cells[0]?.status).toBe('ok');
    expect(result.cells[0]?.flags).toContain('not-deterministic');
  });

  it('ends within two seconds of an abort, keeps finished trials, and leaves no process', async () => {
    const abort = new AbortController();
    let abortedMs = 0;
    const onEvent = (event: RunEvent) => {
      if (event.type !== 'phase' || event.phase !== 'measure' || event.blocksDone === 0) return;
      abortedMs ||= performance.now();
      abort.abort();
    };
    const cells = [fixtureCell('double', 'inline'), fixtureCell('double', 'right')];
    const result = await runMatrix(
      cells,
      { ...shortTrials, maxBlocks: 5 },
      { signal: abort.signal, onEvent },
    );
    expect(performance.now() - abortedMs).toBeLessThan(2000);
    expect(result.run.status).toBe('interrupted');
    expect(result.cells.map(({ trials }) => trials.length)).toEqual([1, 1]);
  });

  it('writes every finished trial to the journal', async () => {
    const journalFile = join(folder, 'run.jsonl');
    const result = await runMatrix([fixtureCell('double', 'inline')], { ...shortTrials, journalFile });
    const { header, entries } = await readJournal(journalFile);
    expect(header.runId).toBe(result.run.id);
    const trials = entries.flatMap((entry) => (entry.type === 'trial' ? [entry.trial] : []));
    expect(trials).toEqual(result.cells[0]?.trials);
  });

  it('resumes an interrupted run as if it had not been interrupted', async () => {
    const cells = ['inline', 'right', 'fails-to-open'].map((strategy) =>
      inWorkers(fixtureCell('double', strategy)),
    );
    const journalFile = join(folder, 'interrupted.jsonl');
    const settings = { ...shortTrials, soloTrials: 1, maxBlocks: 3, journalFile };
    const abort = new AbortController();
    const onEvent = (event: RunEvent) => {
      if (event.type === 'phase' && event.phase === 'measure' && event.blocksDone === 2) abort.abort();
    };
    const first = await runMatrix(cells, settings, { signal: abort.signal, onEvent });
    const resume = await readJournal(journalFile);
    const events: RunEvent[] = [];
    const second = await runMatrix(cells, settings, { resume, onEvent: (event) => events.push(event) });

    expect(first.run.status).toBe('interrupted');
    expect(second.run).toMatchObject({ id: first.run.id, startedAt: first.run.startedAt, stopped: 'blocks' });
    expect(second.run.durationMs).toBeGreaterThan(first.run.durationMs / 2);
    expect(events.map(({ type }) => type)).not.toContain('pilot');
    expect(events.filter(({ type }) => type === 'block')).toHaveLength(1);
    expect(second.workloads[0]?.taskCost).toEqual(first.workloads[0]?.taskCost);
    for (const [index, { trials, solo, status }] of second.cells.entries()) {
      const before = first.cells[index];
      expect(status).toBe(index < 2 ? 'ok' : 'failed');
      expect(trials.map(({ block }) => block)).toEqual(index < 2 ? [0, 1, 2] : []);
      expect(trials.slice(0, 2)).toEqual(before?.trials.slice(0, 2));
      expect(solo.slice(0, before?.solo.length)).toEqual(before?.solo);
    }
    expect((await readJournal(journalFile)).entries.length).toBeGreaterThan(resume.entries.length);
    await expect(runMatrix(cells, { ...settings, seed: 2 }, { resume })).rejects.toThrow(
      '`seed` was 1 and is 2',
    );
  }, 60_000);

  it('continues without a journal that cannot be written, and reports it', async () => {
    const events: RunEvent[] = [];
    const result = await runMatrix(
      [fixtureCell('double', 'inline')],
      { ...shortTrials, journalFile: join(folder, 'run.jsonl', 'not-a-folder') },
      { onEvent: (event) => events.push(event) },
    );
    expect(endOf(result, 'inline')).toBe('ok');
    expect(events.filter(({ type }) => type === 'journal-failed')).toHaveLength(1);
  });
});
