import type { Advice, Cell } from '@parbench/engine';
import { formatRatio } from '@parbench/report/quantities';
import type { ComparedWorkload } from './choose-cell.ts';
import type { Findings } from './findings.ts';
import { piscinaStrategy } from './snippet/node-snippet.ts';
import { serviceSnippet } from './snippet/service-snippet.ts';
import type { ServiceSource, Snippet } from './snippet/snippet.ts';
import { writeSnippet } from './snippet/write-snippet.ts';

/** Piscina is better known than parbench's own pools, and recommended if it loses no more than this share. */
const acceptableLoss = 0.05;

/**
 * Shows how to run a function as `best` does: with piscina where that is about as fast, or else with parbench's own pool, and
 * what piscina would lose. Undefined if the function or the way is unknown.
 */
export function adviseHow(
  best: Cell,
  { others }: ComparedWorkload,
  { source, service, ways, screenedOut }: Pick<Findings, 'source' | 'service' | 'ways' | 'screenedOut'>,
): Advice['how'] {
  if (service !== undefined) return howToServe(best, service, ways);
  const isPiscina = ({ strategy, workers }: Cell) =>
    strategy.name === piscinaStrategy && workers === best.workers;
  const piscina = isPiscina(best) || best.strategy.unit !== 'thread' ? undefined : others.find(isPiscina);
  const share = piscina && gainOf(piscina) / gainOf(best);
  const isGood = share !== undefined && share >= 1 - acceptableLoss;
  const chosen = isGood && piscina ? piscina : best;
  const way = ways.find(({ id }) => id === chosen.id);
  const snippet = source && way && writeSnippet(source, way);
  if (snippet === undefined) return undefined;
  const note = describePiscina(best, share, isGood) ?? describeScreenedOut(best, screenedOut.find(isPiscina));
  return { ...(note !== undefined && { note }), ...filesOf(snippet) };
}

function howToServe(best: Cell, service: ServiceSource, ways: Findings['ways']): Advice['how'] {
  const way = ways.find(({ id }) => id === best.id);
  const snippet = way && serviceSnippet(service, way);
  return snippet && filesOf(snippet);
}

function filesOf({ command, packages, files }: Snippet): NonNullable<Advice['how']> {
  return { command, packages: [...packages], files: files.map((file) => ({ ...file })) };
}

function gainOf({ metrics }: Cell): number {
  return metrics.speedup?.value ?? 0;
}

function describePiscina(best: Cell, share: number | undefined, isGood: boolean): string | undefined {
  if (share === undefined) return undefined;
  const reached = `piscina (\`${piscinaStrategy}\`) reaches ${formatRatio(share)} of ${best.strategy.name}`;
  return isGood
    ? `${reached}, so this uses piscina, which is better known.`
    : `${reached}, so this uses parbench's own pool.`;
}

function describeScreenedOut(best: Cell, piscina: Cell | undefined): string | undefined {
  if (piscina === undefined || best.strategy.unit !== 'thread') return undefined;
  return `piscina (\`${piscinaStrategy}\`) was screened out at ${formatRatio(gainOf(piscina))}, so this uses parbench's own pool.`;
}
