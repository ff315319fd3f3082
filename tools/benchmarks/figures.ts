/**
 * The figures of the strategies' READMEs. `figures run [name...]` measures; `figures write` writes the measurements
 * into the READMEs and prints them next to their targets. Without an argument: `run`, `idle`, `write`.
 */
import { spawnSync } from 'node:child_process';
import { readFigures } from './figures/figures.ts';
import { readIdleUse } from './figures/idle-use.ts';
import { judgeMeasures } from './figures/measures.ts';
import { runFigures } from './figures/run-figures.ts';
import { measureTable } from './figures/tables.ts';
import { writeSections } from './figures/write-sections.ts';

const [command, ...names] = process.argv.slice(2);
switch (command) {
  case undefined:
    run();
    spawnSync(process.execPath, ['idle.ts'], { cwd: import.meta.dirname, stdio: 'inherit' });
    write();
    break;
  case 'run':
    run();
    break;
  case 'write':
    write();
    break;
  default:
    console.error(`\`figures\`: expected \`run\`, \`write\` or nothing, received \`${command}\`.`);
    process.exitCode = 2;
}

function run(): void {
  const failed = runFigures(names);
  if (failed.length === 0) return;
  console.error(`Cells failed in: ${failed.join(', ')}.`);
  process.exitCode = 1;
}

function write(): void {
  const [figures, idle] = [readFigures(), readIdleUse()];
  writeSections(figures, idle);
  console.log(measureTable(judgeMeasures(figures, idle)));
}
