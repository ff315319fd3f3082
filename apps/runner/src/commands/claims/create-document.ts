import { packageOf } from '@parbench/core/package-of';
import { describeHost, describeRuntimes } from '@parbench/engine';
import { type Claims, claimsSchemaVersion, type JudgedClaim } from '@parbench/engine/claims';
import type { Evidence, EvidenceName } from './evidence.ts';
import type { EvidenceSettings } from './measure-evidence.ts';

/** How a test of claims went. */
interface TestRun extends Pick<EvidenceSettings, 'cells' | 'seed' | 'node' | 'signal'> {
  readonly budgetMs: number;
  readonly parts: readonly EvidenceName[];
  readonly startedAt: Date;
  elapsedMs(): number;
}

/** Creates the document of judged claims: with all that was measured, so that others can judge differently. */
export async function createDocument(
  claims: readonly JudgedClaim[],
  { probes = [], openings = [], oneShot, speedups, confined, payloads }: Partial<Evidence>,
  { parts, startedAt, elapsedMs, signal, budgetMs, seed, node, cells }: TestRun,
): Promise<Claims> {
  const measured = await Promise.all(parts.map(cells.cellsOf));
  return {
    ...{ kind: 'claims', schemaVersion: claimsSchemaVersion },
    run: {
      parbench: packageOf(import.meta.url).version,
      startedAt: startedAt.toISOString(),
      durationMs: elapsedMs(),
      status: signal.aborted ? 'interrupted' : 'complete',
      ...{ budgetMs, seed },
    },
    hosts: [describeHost()],
    runtimes: [...describeRuntimes(measured.flat(), node)],
    claims: [...claims],
    openings: [...probes, ...openings],
    results: [oneShot, speedups, confined, payloads].filter((result) => result !== undefined),
  };
}
