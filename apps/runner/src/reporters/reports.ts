import { resolve } from 'node:path';
import type { Reporter, ReporterTarget } from '../command-line/choice-parsers.ts';
import { usageError } from '../errors/usage-error.ts';
import { type FileTarget, openFileTarget } from '../output/file-target.ts';
import { settleAll } from '../output/settle-all.ts';
import type { Terminal } from '../output/terminal.ts';

/** The formats in which a result is reported: one on stdout, any number in files. */
export interface Reports {
  readonly onStdout: Reporter;
  readonly files: readonly { readonly reporter: Reporter; readonly target: FileTarget }[];
}

/** The file of an HTML report, and the option that names it. */
export interface HtmlFile {
  readonly option: '--html' | '--out';
  readonly path: string;
}

/**
 * Opens the files of `--reporter NAME=FILE` and of the HTML report, after checking that they can be written. Stdout has
 * text if no other reporter is meant for it.
 * @throws ParbenchError `usage`
 */
export async function openReports(
  reporters: readonly ReporterTarget[],
  html: HtmlFile | undefined,
): Promise<Reports> {
  const onStdout = reporters.filter(({ file }) => file === undefined || file === '-');
  if (onStdout.length > 1) {
    const names = onStdout.map(({ name }) => `\`${name}\``).join(' and ');
    throw usageError(
      `\`--reporter\`: expected one format on stdout, received ${names}. Write the others to files: \`--reporter ${onStdout[1]?.name}=FILE\`.`,
    );
  }
  const inFiles = reporters.filter((reporter) => !onStdout.includes(reporter));
  const targets = await Promise.all([
    ...inFiles.map((reporter) => openTarget('--reporter', reporter)),
    ...(html === undefined ? [] : [openTarget(html.option, { name: 'html', file: html.path })]),
  ]);
  rejectSameFile(targets.map(({ target }) => target.path));
  return { onStdout: onStdout[0]?.name ?? 'text', files: targets };
}

/**
 * Opens the files of `--reporter` and `--html`.
 * @throws ParbenchError `usage`
 */
export function openReportsOf({
  reporter,
  html,
}: {
  readonly reporter: readonly ReporterTarget[];
  readonly html?: string;
}): Promise<Reports> {
  return openReports(reporter, html === undefined ? undefined : { option: '--html', path: html });
}

async function openTarget(option: string, { name, file = '-' }: ReporterTarget) {
  return { reporter: name, target: await openFileTarget(option, file) };
}

function rejectSameFile(paths: readonly string[]): void {
  const twice = paths.find(
    (path, index) => paths.findIndex((other) => resolve(other) === resolve(path)) < index,
  );
  if (twice === undefined) return;
  throw usageError(
    `\`--reporter\`: expected a file for each format, received \`${twice}\` twice. Rename one.`,
  );
}

/** Text in a file: no colour, and the width of a terminal that has not been changed. */
const fileTerminal: Terminal = { width: 80, style: (_style, text) => text };

/** Renders what is reported, in the format of a reporter. */
export type Render = (reporter: Reporter, terminal: Terminal) => string | Promise<string>;

/**
 * Writes all files, as `render` renders them. One that cannot be written does not keep the others from it.
 * @throws ParbenchError `result` for the first that could not be written
 */
export async function writeReports({ files }: Reports, render: Render): Promise<void> {
  await settleAll(
    files.map(async ({ reporter, target }) => target.write(await render(reporter, fileTerminal))),
  );
}
