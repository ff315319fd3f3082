/**
 * The figures of docs/services.md: all services under all strategies that serve. `service-figures run` measures,
 * `service-figures write` writes what was measured into the page; without an argument, both. `--budget 6m`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseResult } from '@parbench/engine/result';
import { condense } from './figures/condense.ts';
import { renewPage } from './figures/write-sections.ts';
import { renderServiceFigures } from './service-figures/render-figures.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { budget: { type: 'string', default: '6m' } },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const file = fileURLToPath(new URL('results/services.json', import.meta.url));

const [command] = positionals;
if (command !== undefined && command !== 'run' && command !== 'write') {
  console.error(`\`service-figures\`: expected \`run\`, \`write\` or nothing, received \`${command}\`.`);
  process.exit(2);
}
if (command !== 'write') measure();
if (command !== 'run') write();

function measure(): void {
  const args = ['--filter', 'tag:service', '--budget', values.budget, '--json', file];
  const cli = ['apps/runner/dist/cli.js', ...args];
  const { status } = spawnSync(process.execPath, cli, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  condense(file);
}

function write(): void {
  const page = new URL('../../docs/services.md', import.meta.url);
  const text = renderServiceFigures(parseResult(readFileSync(file, 'utf8'), file));
  writeFileSync(page, renewPage(readFileSync(page, 'utf8'), text, 'docs/services.md'));
}
