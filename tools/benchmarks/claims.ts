/**
 * The claims in README.md and docs/claims.md. `claims run` measures them, `claims write` writes what was measured into the
 * pages; without an argument, both.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renewPage } from './figures/write-sections.ts';

const cli = fileURLToPath(new URL('../../apps/runner/dist/cli.js', import.meta.url));
const root = new URL('../../', import.meta.url);
const saved = (ending: string) => new URL(`results/claims.${ending}`, import.meta.url);

const [command] = process.argv.slice(2);
if (command !== undefined && command !== 'run' && command !== 'write') {
  console.error(`\`claims\`: expected \`run\`, \`write\` or nothing, received \`${command}\`.`);
  process.exit(2);
}
if (command !== 'write') run();
if (command !== 'run') write();

function run(): void {
  const formats = { text: saved('txt'), markdown: saved('md') };
  const reporters = Object.entries(formats).flatMap(([name, file]) => [
    '--reporter',
    `${name}=${fileURLToPath(file)}`,
  ]);
  const args = ['claims', '--json', fileURLToPath(saved('json')), ...reporters];
  const { status } = spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function write(): void {
  const [text, table] = ['txt', 'md'].map((ending) => readFileSync(saved(ending), 'utf8').trim());
  renew('README.md', table ?? '');
  renew('docs/claims.md', `\`\`\`\n${text}\n\`\`\``);
}

/** Writes `text` between the markers of the page. */
function renew(page: string, text: string): void {
  const file = new URL(page, root);
  writeFileSync(file, renewPage(readFileSync(file, 'utf8'), text, page, 'claims'));
}
