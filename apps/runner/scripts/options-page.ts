import { readFile, writeFile } from 'node:fs/promises';
import type { Command, Option } from 'commander';
import { createProgram } from '../src/command-line/program.ts';

/** The page with the generated lists of options. */
export const page = new URL('../../../docs/command-line.md', import.meta.url);

const between = /(?<=<!-- options -->\n)[\s\S]*(?=<!-- \/options -->)/;

/** Renders the page with the current options of the command. */
export async function renderPage(): Promise<string> {
  return (await readFile(page, 'utf8')).replace(between, () => renderOptions());
}

/** Updates the page. */
export async function writePage(): Promise<void> {
  await writeFile(page, await renderPage());
}

function renderOptions(): string {
  const program = createProgram({ version: '', write: () => {}, onCommand: () => {} });
  return `${program.commands.map(renderCommand).join('\n')}\n`;
}

function renderCommand(command: Command): string {
  const groups = Map.groupBy(command.options, ({ helpGroupHeading }) => helpGroupHeading ?? '');
  const tables = [...groups].map(([heading, options]) => `${heading}\n\n${renderTable(options)}`);
  return `\n### \`parbench ${command.name()}\`: ${command.description()}\n\n${tables.join('\n')}`;
}

function renderTable(options: readonly Option[]): string {
  const rows = options.map(
    ({ flags, description, defaultValue, defaultValueDescription }) =>
      `| \`${flags}\` | ${description} | ${defaultValueDescription ?? defaultValue ?? ''} |\n`,
  );
  return `| option | meaning | default |\n| --- | --- | --- |\n${rows.join('')}`;
}
