import { randomInt } from 'node:crypto';
import type { Claims } from '@parbench/engine/claims';
import { claimNames } from '../../command-line/choice-parsers.ts';
import type { ClaimsOptions } from '../../command-line/request.ts';
import { largestSeed } from '../../command-line/run-options.ts';
import type { ExitCode } from '../../exit/exit-codes.ts';
import { listenForInterrupts } from '../../exit/interrupts.ts';
import { identifyNode } from '../../node/measured-node.ts';
import { openOutput } from '../../output/output.ts';
import { createProgress } from '../../progress/create-progress.ts';
import { renderClaimsAs } from '../../reporters/render-claims-as.ts';
import { reportDocument } from '../../reporters/report-document.ts';
import { openReportsOf, type Render } from '../../reporters/reports.ts';
import { findClaimCells } from './claim-cells.ts';
import { exitCodeOfClaims } from './exit-code-of-claims.ts';
import { testAll } from './test-all.ts';

/**
 * Runs `parbench claims`: measures what is usually said of threads and processes, in Node and in CPython, and shows whether
 * it holds here. Paths in options are relative to `folder`.
 * @throws ParbenchError `usage` for options that cannot be satisfied, `result` if a file can no longer be written
 */
export async function testClaims(options: ClaimsOptions, folder: string): Promise<ExitCode> {
  const output = await openOutput(options.json);
  const reports = await openReportsOf(options);
  const claims = await measure(options, folder);
  const render: Render = (reporter, terminal) => renderClaimsAs(reporter, claims, terminal);
  await reportDocument(claims, render, { output, reports });
  return exitCodeOfClaims(claims, options);
}

/** Measures with a progress display that is gone when it resolves. */
async function measure(options: ClaimsOptions, folder: string): Promise<Claims> {
  const { only, budgetMs, timeoutMs, python, seed = randomInt(largestSeed) } = options;
  const node = options.node === undefined ? undefined : await identifyNode(options.node, folder);
  const cells = await findClaimCells(python, node);
  const ids = claimNames.filter((id) => only.length === 0 || only.includes(id));
  using progress = await createProgress(process.stderr, { isQuiet: options.quiet });
  using interrupts = listenForInterrupts(() =>
    progress.log('Interrupted: the finished part is shown. Interrupt again to stop at once.'),
  );
  const { signal } = interrupts;
  return await testAll(ids, { cells, seed, timeoutMs, node, signal, budgetMs, progress });
}
