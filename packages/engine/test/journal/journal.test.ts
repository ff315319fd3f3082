import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readJournal } from '@parbench/engine';
import { createJournal, type JournalEntry, type JournalHeader } from '@parbench/engine/internal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeConfiguration } from '../../src/run/describe-configuration.ts';
import { fixtureCell, fixtureSettings } from '../fixtures/matrix.ts';
import { trialOf } from '../support/competitor.ts';
import { times } from '../support/normal.ts';

const header: JournalHeader = {
  type: 'header',
  journalVersion: 5,
  runId: 'run-1',
  startedAt: '2026-01-01T00:00:00Z',
  configuration: describeConfiguration([fixtureCell('double', 'inline')], fixtureSettings),
};

const entries: readonly JournalEntry[] = [
  {
    type: 'pilot',
    workload: 'spin',
    pilot: {
      status: 'ok',
      params: { iterations: 4 },
      taskCost: { meanMs: 1, relativeMarginOfError: 0.1, samples: 9 },
      memory: { workerBytes: 5e7, availableBytes: 8e9 },
    },
  },
  { type: 'trial', cell: 'inline', trial: trialOf(0, [100, 101]) },
  { type: 'solo', cell: 'inline', solo: { workers: 1, memoryBytes: 1000 } },
  { type: 'failure', cell: 'threads', status: 'timeout', reason: 'no answer in 10 s' },
  { type: 'block', workload: 'spin', index: 0, elapsedMs: 4000 },
];

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-journal-'));
  file = join(folder, 'runs', 'journal.jsonl');
});

afterEach(() => rm(folder, { recursive: true }));

async function writeJournal(lines: readonly JournalEntry[] = entries): Promise<void> {
  await using journal = await createJournal(file, header);
  for (const line of lines) await journal.append(line);
}

const journalError = (message: RegExp) =>
  expect.objectContaining({
    name: 'ParbenchError',
    code: 'journal',
    message: expect.stringMatching(message),
  });

describe('journal', () => {
  it('gives back what was written', async () => {
    await writeJournal();
    expect(await readJournal(file)).toEqual({ header, entries, isTorn: false });
  });

  it('has a line in the file as soon as its append resolves', async () => {
    await using journal = await createJournal(file, header);
    for (const [index, entry] of entries.entries()) {
      await journal.append(entry);
      expect((await readJournal(file)).entries).toHaveLength(index + 1);
    }
  });

  it('keeps the order of calls that do not wait for each other', async () => {
    await using journal = await createJournal(file, header);
    const blocks = times(
      50,
      (index): JournalEntry => ({ type: 'block', workload: 'spin', index, elapsedMs: 1 }),
    );
    await Promise.all(blocks.map((block) => journal.append(block)));
    expect((await readJournal(file)).entries).toEqual(blocks);
  });

  it('begins with the given entries', async () => {
    const [first, ...others] = entries as [JournalEntry];
    await using journal = await createJournal(file, header, [first]);
    for (const entry of others) await journal.append(entry);
    expect((await readJournal(file)).entries).toEqual(entries);
  });

  it('replaces an existing file', async () => {
    await writeJournal();
    await writeJournal([]);
    expect((await readJournal(file)).entries).toEqual([]);
  });

  it('can be read up to a line that was cut short', async () => {
    await writeJournal();
    await appendFile(file, '{"type":"trial","cell":"thr');
    expect(await readJournal(file)).toEqual({ header, entries, isTorn: true });
  });

  it('can be read wherever it was cut off after its header', async () => {
    await writeJournal();
    const text = await readFile(file, 'utf8');
    for (let end = text.indexOf('\n') + 1; end < text.length; end += 7) {
      await writeFile(file, text.slice(0, end));
      const whole = text.slice(0, end).split('\n').length - 2;
      expect((await readJournal(file)).entries).toEqual(entries.slice(0, whole));
    }
  });

  it('names the file and the line that are invalid', async () => {
    await writeJournal();
    await appendFile(file, 'not JSON\n');
    await expect(readJournal(file)).rejects.toThrow(
      journalError(/^Line 7 of the journal `.*journal\.jsonl` is not JSON/),
    );
  });

  it('names the field that is invalid', async () => {
    await writeJournal([]);
    await appendFile(file, '{"type":"block","workload":"spin","index":"x"}\n');
    await expect(readJournal(file)).rejects.toThrow(journalError(/^Line 2 .* invalid `index`/));
  });

  it('is refused without a complete header', async () => {
    await writeJournal([]);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 20));
    await expect(readJournal(file)).rejects.toThrow(journalError(/^Line 1 .* cut short/));
  });

  it('is refused if another version wrote it', async () => {
    await writeJournal([]);
    await writeFile(file, `${JSON.stringify({ ...header, journalVersion: 99 })}\n`);
    await expect(readJournal(file)).rejects.toThrow(journalError(/^Line 1 .* invalid `journalVersion`/));
  });

  it('reports that a file to read is missing', async () => {
    await expect(readJournal(join(folder, 'none'))).rejects.toThrow(
      journalError(/none` cannot be read: ENOENT/),
    );
  });

  it('reports that a file cannot be written, and why', async () => {
    const inFile = join(folder, 'file', 'journal');
    await writeFile(join(folder, 'file'), '');
    await expect(createJournal(inFile, header)).rejects.toThrow(
      journalError(/journal` cannot be written: .*(EEXIST|ENOTDIR)/),
    );
  });

  it.runIf(process.platform === 'linux')('reports that the disk is full', async () => {
    await expect(createJournal('/dev/full', header)).rejects.toThrow(journalError(/`\/dev\/full` .*ENOSPC/));
  });

  it.runIf(process.platform === 'linux')(
    'leaves no part of a file whose header could not be written',
    async () => {
      const many = times(
        100,
        (index): JournalEntry => ({ type: 'block', workload: 'spin', index, elapsedMs: 1 }),
      );
      const begin = `import { createJournal } from '@parbench/engine/internal';
      await createJournal(...${JSON.stringify([file, header, many])}).catch((error) => console.log(error.message));`;
      const node = [
        process.execPath,
        '--conditions=@parbench/source',
        '--input-type=module',
        '--eval',
        begin,
      ];
      const limited = ['-c', 'ulimit -f 1 && exec "$@"', 'bash', ...node];
      const { stdout } = await promisify(execFile)('bash', limited, { cwd: import.meta.dirname });
      expect(stdout).toMatch(/cannot be written: EFBIG/);
      await expect(readFile(file)).rejects.toThrow(/ENOENT/);
    },
  );

  it('fails every append after one that failed', async () => {
    const journal = await createJournal(file, header);
    await journal.close();
    const [entry] = entries as [JournalEntry];
    await expect(journal.append(entry)).rejects.toThrow(journalError(/cannot be written/));
    await expect(journal.append(entry)).rejects.toThrow(journalError(/cannot be written/));
    await journal.close();
    expect((await readJournal(file)).entries).toEqual([]);
  });
});
