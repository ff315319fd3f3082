import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadStrategy } from '@parbench/conformance';
import { describeStrategy } from '@parbench/conformance/vitest';
import { expect, test } from 'vitest';

const page = new URL('../../../docs/writing-a-strategy.md', import.meta.url);
const folder = new URL('../reports/writing-a-strategy/', import.meta.url);

const sources = new Map(
  Array.from(
    (await readFile(page, 'utf8')).matchAll(/<!-- (\S+) is extracted .* -->\n```ts\n([\s\S]*?)```/g),
    ([, name = '', source = '']) => [name, source],
  ),
);
await mkdir(folder, { recursive: true });
for (const [name, source] of sources) await writeFile(new URL(name, folder), source);

const kernelModule = new URL('plain-threads.ts', folder).href;
describeStrategy(await loadStrategy(kernelModule, 'plain-threads'), {
  module: kernelModule,
  limitedHeap: {},
});

const libraryModule = new URL('tinypool.ts', folder).href;
const unnoticed =
  'the pool does not notice a thread that exits: its task never settles, and it is not replaced';
const unread = 'the pool treats any message of a thread as its own';
const stuck = 'after an input that cannot be cloned, the next task in the queue waits until another one ends';
const ended = 'an output that cannot be cloned ends its thread';
describeStrategy(await loadStrategy(libraryModule, 'my-tinypool'), {
  module: libraryModule,
  options: { closeGraceMs: 3_000, startTimeoutMs: 4_000 },
  caseLimitMs: 8_000,
  level: 'observed',
  findings: {
    version: 'tinypool 2.2.0',
    known: [
      { clause: 'opening/replacement', note: unnoticed },
      { clause: 'crashes/exit-0', note: unnoticed },
      { clause: 'crashes/exit-1', note: unnoticed },
      { clause: 'crashes/exit-alone', note: unnoticed },
      { clause: 'crashes/exit-again', note: unnoticed },
      { clause: 'neighbours/exit', note: unnoticed },
      { clause: 'recovery/measured', note: unnoticed },
      { clause: 'closing/after-loss', note: unnoticed },
      { clause: 'leftovers/loss', note: unnoticed },
      {
        clause: 'faults/random',
        note: `${unnoticed}; whether it shows depends on which of the random faults fit into the time`,
        isIntermittent: true,
      },
      { clause: 'errors/intrusion', note: unread },
      { clause: 'serialisation/input-function', note: stuck },
      { clause: 'serialisation/input-symbol', note: stuck },
      { clause: 'serialisation/output-function', note: ended },
      { clause: 'serialisation/output-symbol', note: ended },
    ],
  },
});

test.each([
  ['on the pool kernel', ['plain-threads.ts'], 60],
  ['around a pool library', ['tinypool.ts', 'worker.ts'], 25],
])('the strategy %s, %j, has at most %i lines, not counting empty ones', (_, names, most) => {
  const lines = names.flatMap((name) => sources.get(name)?.split('\n') ?? []);
  const written = lines.filter((line) => line.trim().length > 0);
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThanOrEqual(most);
});

test('the strategies on the page are well typed', { timeout: 60_000 }, async () => {
  const project = new URL('tsconfig.json', folder);
  const settings = { extends: '../../tsconfig.json', include: ['*.ts'] };
  await writeFile(project, JSON.stringify(settings));
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
    'package.json',
    'bin/tsc',
  );
  await promisify(execFile)(process.execPath, [compiler, '-p', fileURLToPath(project)]);
});
