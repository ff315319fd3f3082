import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunEvent, runMatrix } from '@parbench/engine';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ownNode } from '../../src/host/measured-node.ts';
import { readJournal } from '../../src/journal/journal.ts';
import { markedProcesses } from '../fixtures/marked-processes.ts';
import { endOf, fixtureCell, shortTrials } from '../fixtures/matrix.ts';

const folder = mkdtempSync(join(tmpdir(), 'parbench-faults-'));
process.env.PARBENCH_TEST_MARK = folder;

afterEach(() => expect(markedProcesses(folder)).toEqual([]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `cells` and aborts at the first event for which `isTime` holds. */
async function abortAt(cells: Parameters<typeof runMatrix>[0], isTime: (event: RunEvent) => boolean) {
  const abort = new AbortController();
  const events: RunEvent[] = [];
  const journalFile = join(folder, 'aborted.jsonl');
  const onEvent = (event: RunEvent) => {
    events.push(event);
    if (isTime(event)) abort.abort();
  };
  const settings = { ...shortTrials, maxBlocks: 3, journalFile };
  const result = await runMatrix(cells, settings, { signal: abort.signal, onEvent });
  return { result, events, journal: (await readJournal(journalFile)).entries };
}

describe('runMatrix when it is aborted', () => {
  const cells = [fixtureCell('double', 'inline'), fixtureCell('double', 'right')];

  it('at a pilot, runs no other pilot and no block', async () => {
    const { result, events } = await abortAt(
      [...cells, fixtureCell('random', 'inline')],
      ({ type }) => type === 'pilot',
    );
    expect(result.run).toMatchObject({ status: 'interrupted', stopped: 'interrupted' });
    expect(result.workloads.map(({ taskCost }) => taskCost)).toEqual([undefined, undefined]);
    expect(events.map(({ type }) => type)).toEqual(['pilot', 'planned']);
  });

  it('between two blocks, runs no further one', async () => {
    const { result } = await abortAt(cells, ({ type }) => type === 'block');
    expect(result.run.stopped).toBe('interrupted');
    expect(result.cells.map(({ trials }) => trials.length)).toEqual([1, 1]);
  });

  it('in a block, keeps what the block has measured so far', async () => {
    const { result, journal } = await abortAt(
      [...cells, fixtureCell('double', 'fails-to-open')],
      (event) => event.type === 'phase' && event.phase === 'verify',
    );
    expect(result.run.stopped).toBe('interrupted');
    expect(endOf(result, 'fails-to-open')).toBe('failed: no workers today');
    expect(journal).toMatchObject([{ type: 'pilot' }, { type: 'failure', reason: 'no workers today' }]);
  });

  it('while a block closes, keeps the trials that are closed', async () => {
    let closing = 0;
    const { result, journal } = await abortAt(
      cells,
      (event) => event.type === 'phase' && event.phase === 'close' && ++closing === 2,
    );
    expect(result.run.stopped).toBe('interrupted');
    expect(result.cells.flatMap(({ trials }) => trials)).toHaveLength(1);
    expect(journal.map(({ type }) => type)).toEqual(['pilot', 'trial']);
  });
});

describe('runMatrix', () => {
  it('fails the cell whose process the system refuses to start, and no other', async () => {
    const node = { ...ownNode };
    const onEvent = ({ type }: RunEvent) => {
      if (type === 'planned') Object.assign(node, { path: join(folder, 'no-node-here') });
      if (type === 'cell-ended') Object.assign(node, ownNode);
    };
    const cells = [fixtureCell('double', 'inline'), fixtureCell('double', 'right')];
    const result = await runMatrix(cells, { ...shortTrials, node }, { onEvent });
    expect(result.cells.map(({ status }) => status).toSorted()).toEqual(['failed', 'ok']);
    expect(result.cells.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/^the process could not be started/),
    );
  });

  it('reports the message of a crash, not the stack of Node', async () => {
    const result = await runMatrix([fixtureCell('double', 'crashes')], shortTrials);
    expect(endOf(result, 'crashes')).toBe(
      'failed: the trial process exited with code 1; its last output: RangeError: out of cheese',
    );
  });

  it('skips a cell whose values cannot be sent to its workers', async () => {
    const cells = [fixtureCell('double', 'inline'), fixtureCell('double', 'cannot-send')];
    const result = await runMatrix(cells, shortTrials);
    expect(endOf(result, 'cannot-send')).toBe('skipped: unserialisable: a function cannot cross');
    expect(endOf(result, 'inline')).toBe('ok');
  });

  it('reports no further phase of a retired competitor', async () => {
    const events: RunEvent[] = [];
    const cells = [fixtureCell('double', 'inline'), fixtureCell('double', 'fails-to-open')];
    await runMatrix(cells, shortTrials, { onEvent: (event) => events.push(event) });
    const phases = events.flatMap((event) =>
      event.type === 'phase' && event.strategy === 'fails-to-open' ? [event.phase] : [],
    );
    expect(phases).toEqual(['start', 'open']);
  });

  it('gives up a workload whose cells have all failed', async () => {
    const events: RunEvent[] = [];
    const cells = [fixtureCell('double', 'fails-to-open'), fixtureCell('double', 'does-not-exist')];
    const { run } = await runMatrix(
      cells,
      { ...shortTrials, maxBlocks: 5 },
      { onEvent: (event) => events.push(event) },
    );
    expect(events.filter(({ type }) => type === 'block')).toHaveLength(1);
    expect(run.stopped).toBe('failed');
  });

  it('gives up a workload once a lone survivor has two blocks', async () => {
    const cells = [fixtureCell('double', 'inline'), fixtureCell('double', 'fails-to-open')];
    const { cells: ended } = await runMatrix(cells, { ...shortTrials, maxBlocks: 4 });
    expect(ended.map(({ trials }) => trials.length)).toEqual([2, 0]);
  });

  it('skips workloads if the budget has no time for their pilots', async () => {
    const cells = [fixtureCell('double', 'inline'), fixtureCell('random', 'inline')];
    const { run, cells: ended } = await runMatrix(cells, { ...shortTrials, budgetMs: 100 });
    expect(run.stopped).toBe('too-short');
    expect(ended[1]).toMatchObject({
      status: 'skipped',
      reason: 'the budget was used up before its first block',
    });
  });

  it('does not plan a workload whose pilot failed, journals its cells and reports them', async () => {
    const journalFile = join(folder, 'pilot.jsonl');
    const events: RunEvent[] = [];
    const cells = [fixtureCell('broken', 'inline'), fixtureCell('broken', 'right')];
    const { run } = await runMatrix(
      cells,
      { ...shortTrials, journalFile },
      { onEvent: (event) => events.push(event) },
    );
    expect(events.map(({ type }) => type)).toEqual(['pilot', 'planned', 'cell-ended', 'cell-ended']);
    expect(events[1]).toMatchObject({ plan: { blocks: [], solo: [] } });
    expect(run.stopped).toBe('failed');
    const { entries } = await readJournal(journalFile);
    expect(entries.map(({ type }) => type)).toEqual(['pilot', 'failure', 'failure']);
  });

  it('marks the end of each block in the journal, and resumes it with another budget', async () => {
    const journals = [];
    for (const budgetMs of [60_000, 90_000]) {
      const journalFile = join(folder, `${budgetMs}.jsonl`);
      await runMatrix([fixtureCell('double', 'inline')], { ...shortTrials, budgetMs, journalFile });
      journals.push(await readJournal(journalFile));
    }
    const [first, second] = journals;
    expect(first?.header.configuration).toEqual(second?.header.configuration);
    expect(first?.entries.map(({ type }) => type)).toEqual(['pilot', 'trial', 'block']);
  });
});
