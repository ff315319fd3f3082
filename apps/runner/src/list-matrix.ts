import { type ExitCode, exitCodes } from './exit-codes.ts';
import { buildMatrix } from './matrix/build-matrix.ts';
import { loadCatalogue } from './matrix/catalogue.ts';
import { selectWithBaseline } from './matrix/select-with-baseline.ts';
import type { MatrixOptions } from './options/request.ts';
import { createPage } from './report/page.ts';
import { renderList } from './report/render-list.ts';

/**
 * `parbench list`: shows what `run` with the same options would run.
 * @throws ParbenchError for what the options ask for and cannot be
 */
export async function listMatrix(options: MatrixOptions): Promise<ExitCode> {
  const catalogue = await loadCatalogue(options.strategy);
  const selection = selectWithBaseline(catalogue, options);
  const cells = await buildMatrix(selection, options);
  const text = renderList(
    { catalogue, selection, cells, baseline: options.baseline },
    createPage(process.stdout),
  );
  process.stdout.write(text);
  return exitCodes.fine;
}
