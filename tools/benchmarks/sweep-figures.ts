/**
 * The sweeps in docs/sweeps.md, each measured twice, and the breakdown in docs/how-it-works.md. `sweep-figures run` measures,
 * `sweep-figures write` writes what was measured into the pages; without an argument, both.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSweep } from '@parbench/engine/sweep';
import { condense } from './figures/condense.ts';
import { renewPage } from './figures/write-sections.ts';
import { renderAgreement } from './sweep-figures/agreement.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = `${root}apps/runner/dist/cli.js`;
const kinds = ['granularity', 'workers', 'payload'] as const;
const repeats = [1, 2] as const;

/** Two runs are to agree within 20 %; in four minutes, the shortest tasks have too few blocks for that. */
const options: Partial<Record<(typeof kinds)[number], readonly string[]>> = {
  granularity: ['--budget', '8m'],
};

const [command] = process.argv.slice(2);
if (command !== undefined && command !== 'run' && command !== 'write') {
  console.error(`\`sweep-figures\`: expected \`run\`, \`write\` or nothing, received \`${command}\`.`);
  process.exit(2);
}
if (command !== 'write') measure();
if (command !== 'run') write();

function measure(): void {
  // In turn, so that some time passes between the two sweeps of a kind.
  for (const repeat of repeats)
    for (const kind of kinds) save(['sweep', kind, ...(options[kind] ?? [])], sweepFile(kind, repeat));
  const chosen = ['workload:echo', '!echo/*', 'threads', '!threads/*', 'processes', '!processes/*'];
  const filters = chosen.flatMap((term) => ['--filter', term]);
  save(['run', ...filters, '--breakdown', '--budget', '60s'], breakdownFile());
}

function save(args: readonly string[], file: string): void {
  const { status } = spawnSync(process.execPath, [cli, ...args, '--json', file], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  condense(file);
}

function write(): void {
  const shown = kinds.map((kind) => [kind, textOf(sweepFile(kind, 1))] as const);
  const sweeps = kinds.map((kind) => repeats.map((repeat) => read(sweepFile(kind, repeat))));
  renew('docs/sweeps.md', [...shown, ['agreement', renderAgreement(sweeps)]]);
  renew('docs/how-it-works.md', [['breakdown', textOf(breakdownFile())]]);
}

function read(file: string) {
  return parseSweep(readFileSync(file, 'utf8'), file);
}

/** Returns what `parbench report` prints of a saved file, as a block of code. */
function textOf(file: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'report', file, '--reporter', 'text'],
    {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '100' },
    },
  );
  if (status !== 0) throw new Error(stderr);
  return `\`\`\`\n${stdout.trim()}\n\`\`\``;
}

function renew(name: string, texts: readonly (readonly [place: string, text: string])[]): void {
  const file = `${root}${name}`;
  const page = texts.reduce(
    (written, [place, text]) => renewPage(written, text, name, place),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, page);
}

function sweepFile(kind: string, repeat: number): string {
  return fileURLToPath(new URL(`results/sweep-${kind}-${repeat}.json`, import.meta.url));
}

function breakdownFile(): string {
  return fileURLToPath(new URL('results/breakdown.json', import.meta.url));
}
