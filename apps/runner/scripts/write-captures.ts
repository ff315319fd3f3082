/**
 * Writes docs/terminal.md from real runs of the built command in tmux, in about a quarter of an hour. With arguments, parts of
 * titles, it prints these scenes instead.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderPage, renderScene } from './captures/page.ts';
import { type Scene, scenes } from './captures/scenes.ts';
import { captureTerminal } from './captures/terminal.ts';

const page = new URL('../../../docs/terminal.md', import.meta.url);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));

const titles = process.argv.slice(2);
const isWanted = ({ title }: Scene) =>
  titles.length === 0 || titles.some((part) => title.toLowerCase().includes(part.toLowerCase()));

const sections: string[] = [];
for (const scene of scenes.filter(isWanted)) {
  console.error(scene.title);
  const shown = await captureTerminal(inRepository(scene.command), scene);
  sections.push(renderScene(scene, shown.replaceAll(repository, './')));
}
if (titles.length > 0) console.log(sections.join('\n'));
else await writeFile(page, renderPage(sections));

/** Makes `parbench` in a command run the built one, in the repository. */
function inRepository(command: string): string {
  const parbench = `parbench() { '${process.execPath}' '${cli}' "$@"; }`;
  return `cd '${repository}'; ${parbench}; ${command}`;
}
