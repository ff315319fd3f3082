import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress } from '../../src/progress/create-progress.ts';
import { blockAt, ended, phaseAt, planned } from '../fixtures/run-events.ts';

beforeEach(() => {
  for (const name of ['CI', 'LC_ALL', 'LC_CTYPE', 'LANG', 'TERM']) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe('progress', () => {
  it('prints lines without a terminal: the plan, first results, failures, and progress now and then', async () => {
    const { stream, written } = createStream({ isTTY: false });
    const events = [
      planned,
      phaseAt(1000),
      blockAt(9000),
      phaseAt(16_000),
      blockAt(21_000),
      ended,
      phaseAt(40_000),
    ];
    await show(stream, events);
    expect(written().split('\n')).toEqual([
      '2 workloads, about 3 blocks in 12 s',
      'spin  threads 1.94x · processes 1.91x (interim, 1 block)',
      '1 block done, 16 s elapsed, about 1 min 24 s left',
      'spin/cluster@2: worker-lost: gone',
      '4 blocks done, 40 s elapsed, about 1 min left',
      '',
    ]);
  });

  it('prints no first result of a workload whose cells all failed', async () => {
    const { stream, written } = createStream({ isTTY: false });
    const block = blockAt(9000);
    if (block.type === 'block')
      await show(stream, [{ ...block, interimResult: { ...block.interimResult, cells: [] } }]);
    expect(written()).toBe('');
  });

  it('prints lines under CI, even on a terminal', async () => {
    vi.stubEnv('CI', 'true');
    const { stream, written } = createStream({ isTTY: true });
    await show(stream, [planned]);
    expect(written()).toBe('2 workloads, about 3 blocks in 12 s\n');
  });

  it.for([
    ['TERM', 'dumb'],
    ['LC_ALL', 'C'],
  ] as const)('prints lines on a terminal with %s=%s, which cannot show a bar', async ([name, value]) => {
    vi.stubEnv(name, value);
    const { stream, written } = createStream({ isTTY: true });
    await show(stream, [planned]);
    expect(written()).toBe('2 workloads, about 3 blocks in 12 s\n');
  });

  it('shows a bar on a terminal, which leaves only its notices behind', async () => {
    const { stream, written } = createStream({ isTTY: true });
    await show(stream, [planned, blockAt(9000), phaseAt(25_000), ended]);
    const text = stripVTControlCharacters(written());
    expect(text).toContain('2 workloads, about 3 blocks in 12 s\n');
    expect(text).toContain('spin  threads 1.94x · processes 1.91x (interim, 1 block)\n');
    expect(text).toContain('█████░░░░░░░░░░░░░░░ 2 blocks · 1 min 15 s left · spin threads warm up');
    expect(text).toMatch(/spin\/cluster@2: worker-lost: gone\n/);
    expect(written().endsWith('\u001b[0J')).toBe(true);
  });

  it('shows a line that is logged just before the end', async () => {
    const { stream, written } = createStream({ isTTY: true });
    {
      using progress = await createProgress(stream, { isQuiet: false });
      progress.log('the end');
    }
    expect(written()).toContain('the end\n');
  });

  it('prints only a failure of the journal when quiet', async () => {
    const { stream, written } = createStream({ isTTY: true });
    const failed = { type: 'journal-failed', message: 'The journal is full.' } as const;
    await show(stream, [planned, blockAt(9000), failed, ended], true);
    expect(written()).toBe('The journal is full.\n');
  });
});

async function show(stream: NodeJS.WriteStream, events: readonly (typeof planned)[], isQuiet = false) {
  using progress = await createProgress(stream, { isQuiet });
  for (const event of events) progress.onEvent(event);
  // Three redraws of the bar.
  await new Promise((resolve) => setTimeout(resolve, 350));
}

function createStream(claims: { readonly isTTY: boolean }) {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return {
    stream: Object.assign(stream, { columns: 80, ...claims }) as unknown as NodeJS.WriteStream,
    written: () => chunks.join(''),
  };
}
