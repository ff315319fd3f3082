/**
 * Every workload with all its parameter values under every strategy, verified, within half an hour: docs/every-cell.md.
 * `every-cell run` measures, `every-cell write` writes what was measured into the page; without an argument, both.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseResult } from '@parbench/engine';
import { renderEveryCell } from './every-cell/render-every-cell.ts';
import { summariseCells } from './every-cell/summarise-cells.ts';
import { renewPage } from './figures/write-sections.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = 'docs/every-cell.md';
const saved = fileURLToPath(new URL('results/every-cell.json', import.meta.url));

const [command] = process.argv.slice(2);
if (command !== undefined && command !== 'run' && command !== 'write') {
  console.error(`\`every-cell\`: expected \`run\`, \`write\` or nothing, received \`${command}\`.`);
  process.exit(2);
}
if (command !== 'write') measure();
if (command !== 'run') write();

function measure(): void {
  const folder = mkdtempSync(join(tmpdir(), 'parbench-every-cell-'));
  const file = join(folder, 'result.json');
  const cli = `${root}apps/runner/dist/cli.js`;
  const args = ['run', '--all', '--brief', '--budget', '30m', '--json', file];
  try {
    // The command exits with 1: some cells fail, as the page says.
    spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit' });
    const summary = summariseCells(parseResult(readFileSync(file, 'utf8'), file));
    writeFileSync(saved, `${JSON.stringify(summary, undefined, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(): void {
  const file = `${root}${page}`;
  const text = renderEveryCell(JSON.parse(readFileSync(saved, 'utf8')));
  writeFileSync(file, renewPage(readFileSync(file, 'utf8'), text, page));
}
