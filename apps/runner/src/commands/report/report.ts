import type { Result } from '@parbench/engine';
import type { Claims } from '@parbench/engine/claims';
import type { Sweep } from '@parbench/engine/sweep';
import type { ReportOptions } from '../../command-line/request.ts';
import { usageError } from '../../errors/usage-error.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { createTerminal } from '../../output/terminal.ts';
import { writeData, writeText } from '../../output/write-text.ts';
import { withSummaries } from '../../report/summary.ts';
import { renderAs } from '../../reporters/render-as.ts';
import { openReports, type Render, type Reports, writeReports } from '../../reporters/reports.ts';
import { readSavedDocument } from '../../saved-result/read-saved-result.ts';

/**
 * Runs `parbench report RESULT`: writes the HTML report of a saved run, or the formats of `--reporter`.
 * @throws ParbenchError `usage` or `result` if the result cannot be read or the report cannot be written
 */
export async function reportSavedResult(file: string, options: ReportOptions): Promise<ExitCode> {
  const html = htmlFileOf(file, options);
  if (options.open && html === undefined) {
    throw usageError(
      '`--open`: expected an HTML report in a file, received only other outputs. Set `--out FILE`, or remove `--open`.',
    );
  }
  const onStdout = options.out === '-' ? [{ name: 'html' } as const] : [];
  const reports = await openReports(
    [...options.reporter, ...onStdout],
    html === undefined ? undefined : { option: '--out', path: html },
  );
  const render = rendererOf(await readSavedDocument(file));
  if (writesToStdout(options)) {
    const text = await render(reports.onStdout, createTerminal(process.stdout));
    const write = reports.onStdout === 'text' ? writeText : writeData;
    write(process.stdout, text);
  }
  await writeReports(reports, render);
  announce(reports);
  if (options.open && html !== undefined) await openInBrowser(html);
  return exitCodes.fine;
}

/** @throws ParbenchError `usage` for a format that a sweep, or claims, do not have */
function rendererOf(saved: Result | Sweep | Claims): Render {
  if (!('kind' in saved)) {
    const result = withSummaries(saved);
    return (reporter, terminal) => renderAs(reporter, result, terminal);
  }
  if (saved.kind === 'claims') {
    return async (reporter, terminal) => {
      const { renderClaimsAs } = await import('../../reporters/render-claims-as.ts');
      return renderClaimsAs(reporter, saved, terminal);
    };
  }
  return async (reporter, terminal) => {
    const { renderSweepAs } = await import('../../reporters/render-sweep-as.ts');
    return renderSweepAs(reporter, saved, terminal);
  };
}

/** The report is beside the result, with its name, unless another place or another format is requested. */
function htmlFileOf(file: string, { out, reporter }: ReportOptions): string | undefined {
  if (out !== undefined) return out === '-' ? undefined : out;
  return reporter.length > 0 ? undefined : `${file.replace(/\.json$/, '')}.html`;
}

function writesToStdout({ reporter, out }: ReportOptions): boolean {
  return out === '-' || reporter.some(({ file }) => file === undefined || file === '-');
}

function announce({ files }: Reports): void {
  for (const { target } of files) writeText(process.stderr, `Wrote ${target.path}\n`);
}

async function openInBrowser(file: string): Promise<void> {
  const { openFile } = await import('../../bundled/open.ts');
  await openFile(file);
}
