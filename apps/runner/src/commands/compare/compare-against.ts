import { resolve } from 'node:path';
import { isParbenchError, ParbenchError } from '@parbench/core';
import { identifyCell, type MatrixCell, type Result, type RunSettings, runMatrix } from '@parbench/engine';
import { compareRevisions, type RunComparison } from '@parbench/engine/compare-runs';
import type { AgainstOptions } from '../../command-line/request.ts';
import { exitCodeOfChanges } from '../../exit/exit-code-of.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { listenForInterrupts } from '../../exit/interrupts.ts';
import { hasUncommittedChanges } from '../../git/working-tree.ts';
import { createProgress } from '../../progress/create-progress.ts';
import { renderComparisonAs } from '../../reporters/render-comparison-as.ts';
import { reportDocument } from '../../reporters/report-document.ts';
import type { Render } from '../../reporters/reports.ts';
import { withFloor } from '../doctor/noise-floor.ts';
import { chooseCells, type PreparedRun, prepareRun } from '../run/prepare-run.ts';
import { type OtherRevision, openRevision } from './other-revision.ts';

/** The name of the code in the working folder. */
const workingTree = 'working tree';

/**
 * Runs `parbench compare --against REVISION`: measures the same cells from two revisions of the code in `folder`, in the
 * same blocks. The other revision's plug-ins, configuration and files are loaded from its own folder; parbench itself and
 * its built-in plug-ins are the same for both.
 * @throws ParbenchError `usage` if the other revision is not available, and for options that cannot be satisfied
 */
export async function compareAgainst(options: AgainstOptions, folder: string): Promise<ExitCode> {
  const wanted = { ...options, isPlainOnly: true };
  const run = await prepareRun(wanted, folder);
  const measured = await measureBoth(wanted, run);
  if (measured === undefined) return exitCodes.interrupted;
  const { comparison, result, before } = measured;
  const shown = { before, after: workingTree, threshold: options.threshold, isOneRun: true };
  const render: Render = (reporter, terminal) => renderComparisonAs(reporter, comparison, shown, terminal);
  await reportDocument({ ...comparison, result }, render, run);
  return result.run.status === 'interrupted'
    ? exitCodes.interrupted
    : exitCodeOfChanges(comparison, { ...options, fail: true });
}

/** Measures both, with a progress display that is gone when it resolves; to undefined if interrupted before the run. */
async function measureBoth(
  options: AgainstOptions,
  run: PreparedRun,
): Promise<{ comparison: RunComparison; result: Result; before: string } | undefined> {
  using progress = await createProgress(process.stderr, { isQuiet: run.isQuiet });
  using interrupts = listenForInterrupts(() => progress.log('Interrupted. Interrupt again to stop at once.'));
  const { signal } = interrupts;
  try {
    await using other = await openRevision(options.against, run.folder, {
      ...{ signal, log: progress.log },
      ...(options.setup !== undefined && { setup: options.setup }),
    });
    if (await hasUncommittedChanges(run.folder))
      progress.log('Uncommitted changes are measured as part of the working tree.');
    const otherCells = await cellsOf(other, options, run.folder);
    const { cells, unpaired } = pairCells({ [other.name]: otherCells, [workingTree]: run.cells });
    const settings = settingsOf(await withFloor(run.settings), { baseline: other.name, cells });
    const result = await runMatrix(cells, settings, { signal, onEvent: progress.onEvent });
    const compared = compareRevisions(result, { before: other.name, after: workingTree });
    const comparison = { ...compared, uncompared: [...compared.uncompared, ...unpaired] };
    return { comparison, result, before: other.name };
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/**
 * The cells of the other revision: its own files, but the Node and the arguments of the `home` folder.
 * @throws ParbenchError for options that cannot be satisfied there, naming the revision
 */
async function cellsOf(
  { name, folder }: OtherRevision,
  { node, input, ...options }: AgainstOptions,
  home: string,
): Promise<readonly MatrixCell[]> {
  const shared = {
    ...(node !== undefined && { node: resolve(home, node) }),
    ...(input !== undefined && { input: resolve(home, input) }),
  };
  try {
    return (await chooseCells({ ...options, ...shared }, folder)).cells;
  } catch (error) {
    if (!isParbenchError(error)) throw error;
    throw new ParbenchError(error.code, `In \`${name}\`: ${error.message}`, { cause: error });
  }
}

/** The cells that both revisions have, each named by its revision, and those that only one has. */
function pairCells(cellsOf: Readonly<Record<string, readonly MatrixCell[]>>): {
  readonly cells: readonly MatrixCell[];
  readonly unpaired: RunComparison['uncompared'];
} {
  const named = Object.entries(cellsOf).flatMap(([revision, cells]) =>
    cells.map((cell) => ({ id: identifyCell(cell).id, cell: { ...cell, revision } })),
  );
  const cellsById = Map.groupBy(named, ({ id }) => id);
  const isPaired = ({ id }: { readonly id: string }) => cellsById.get(id)?.length === 2;
  return {
    cells: named.filter(isPaired).map(({ cell }) => cell),
    unpaired: named
      .filter((entry) => !isPaired(entry))
      .map(({ id, cell }) => ({ cell: id, reason: `only in ${cell.revision}` })),
  };
}

/** Judges the pairs together, so that twenty pairs show a difference by chance no more often than one pair does. */
function settingsOf(
  settings: RunSettings,
  { baseline, cells }: { readonly baseline: string; readonly cells: readonly MatrixCell[] },
): RunSettings {
  const pairs = cells.filter(({ revision, skip }) => revision === baseline && skip === undefined).length;
  return { ...settings, baseline, soloTrials: 0, comparisons: Math.max(1, pairs) };
}
