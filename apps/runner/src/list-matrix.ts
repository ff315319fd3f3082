import { type ExitCode, exitCodes } from './exit-codes.ts';
import { chooseMatrix } from './matrix/choose-matrix.ts';
import type { MatrixOptions } from './options/request.ts';
import { createPage } from './report/page.ts';
import { renderList } from './report/render-list.ts';

/**
 * `parbench list`: shows what `run` with the same options would run.
 * @throws ParbenchError for what the options ask for and cannot be
 */
export async function listMatrix(options: MatrixOptions): Promise<ExitCode> {
  const matrix = await chooseMatrix(options);
  const listing = { ...matrix, baseline: options.baseline };
  process.stdout.write(renderList(listing, createPage(process.stdout)));
  return exitCodes.fine;
}
