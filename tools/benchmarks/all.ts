/**
 * Every workload under every strategy, once each: docs/every-cell.md. `all run` measures, `all write` writes what came of it
 * into the page; without an argument, both. `--budget 30m`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseResult } from '@parbench/engine/result';
import { renderEveryCell } from './all/render-every-cell.ts';
import { everyCellSchema, summariseCells } from './all/summarise-cells.ts';
import { renewPage } from './figures/write-sections.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { budget: { type: 'string', default: '30m' } },
});
const cli = fileURLToPath(new URL('../../apps/runner/dist/cli.js', import.meta.url));
const saved = new URL('results/every-cell.json', import.meta.url);

const [command] = positionals;
if (command !== undefined && command !== 'run' && command !== 'write') {
  console.error(`\`all\`: expected \`run\`, \`write\` or nothing, received \`${command}\`.`);
  process.exit(2);
}
if (command !== 'write') measure();
if (command !== 'run') write();

/** Some cells fail on purpose, so the exit code says nothing: the page lists them. */
function measure(): void {
  const folder = mkdtempSync(join(tmpdir(), 'parbench-all-'));
  const file = join(folder, 'all.json');
  try {
    const args = ['run', '--all', '--brief', '--budget', values.budget, '--json', file];
    spawnSync(process.execPath, [cli, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    const summary = summariseCells(parseResult(readFileSync(file, 'utf8'), file));
    writeFileSync(saved, `${JSON.stringify(summary, undefined, 1)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(): void {
  const page = new URL('../../docs/every-cell.md', import.meta.url);
  const text = renderEveryCell(everyCellSchema.parse(JSON.parse(readFileSync(saved, 'utf8'))));
  writeFileSync(page, renewPage(readFileSync(page, 'utf8'), text, 'docs/every-cell.md'));
}
