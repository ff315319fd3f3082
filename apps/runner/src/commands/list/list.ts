import type { MatrixOptions } from '../../command-line/request.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { chooseMatrix } from '../../matrix/choose-matrix.ts';
import { createTerminal } from '../../output/terminal.ts';
import { writeText } from '../../output/write-text.ts';
import { renderList } from './render-list.ts';

/**
 * Runs `parbench list`: shows what `run` with the same options would run in `folder`.
 * @throws ParbenchError for options that cannot be satisfied
 */
export async function listMatrix(options: MatrixOptions, folder: string): Promise<ExitCode> {
  const matrix = await chooseMatrix(options, folder);
  const listing = { ...matrix, folder, baseline: options.baseline };
  writeText(process.stdout, renderList(listing, createTerminal(process.stdout)));
  return exitCodes.fine;
}
