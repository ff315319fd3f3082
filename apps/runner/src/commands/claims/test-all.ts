import { performance } from 'node:perf_hooks';
import type { ClaimId, Claims, JudgedClaim } from '@parbench/engine/claims';
import { describeRow } from '@parbench/report/wording';
import { createDocument } from './create-document.ts';
import { describeMeaning } from './describe-meaning.ts';
import { type Collected, isComplete, judgeClaim, judges } from './judges.ts';
import { measurePart } from './measure-part.ts';
import { type MeasurementName, measurementNames } from './measurements.ts';
import { createStageProgress } from './stage-progress.ts';
import type { TestSettings } from './test-settings.ts';
import { claimWords } from './words.ts';

/**
 * Measures one part of the measurements after another, and judges each claim as soon as its parts are complete. An interrupted
 * test has what was finished.
 */
export async function testAll(ids: readonly ClaimId[], settings: TestSettings): Promise<Claims> {
  const { signal, progress } = settings;
  const clock = startClock(settings.budgetMs);
  const shown = createStageProgress(progress, clock);
  const judged = new Map<ClaimId, JudgedClaim>();
  let collected: Collected = { measurements: {}, unavailable: {} };
  const judge = (id: ClaimId) => {
    const findings = settings.cells.runtimes.map((runtime) => judgeClaim(id, collected, runtime));
    judged.set(id, { id, words: claimWords[id], findings, meaning: describeMeaning(id, findings) });
    return judged.get(id) as JudgedClaim;
  };

  const parts = measurementNames.filter((name) => ids.some((id) => judges[id].needs.includes(name)));
  for (const [index, name] of parts.entries()) {
    const partMs = clock.leftMs() * shareOf(name, parts.slice(index));
    const measured = await measurePart(name, partMs, { ...settings, progress: shown });
    if (signal.aborted) break;
    collected = add(collected, name, measured);
    const decided = ids.filter((id) => !judged.has(id) && isComplete(id, collected));
    for (const id of decided) progress.log(describeRow(judge(id)));
  }
  const claims = ids.map((id) => judged.get(id) ?? judge(id));
  return createDocument(claims, collected.measurements, { ...settings, parts, ...clock });
}

function startClock(budgetMs: number) {
  const startedAt = new Date();
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;
  return { startedAt, elapsedMs, leftMs: () => Math.max(0, budgetMs - elapsedMs()) };
}

/**
 * The time of each part of the measurements, in seconds of the default budget: enough for intervals that decide on a quiet host
 * with two cores.
 */
const seconds: Readonly<Record<MeasurementName, number>> = {
  probes: 15,
  openings: 45,
  oneShot: 45,
  speedups: 55,
  confined: 20,
  payloads: 180,
};

/** The share of a part among those that are still to be measured: what one leaves over goes to all that follow. */
function shareOf(name: MeasurementName, ahead: readonly MeasurementName[]): number {
  return seconds[name] / ahead.reduce((total, each) => total + seconds[each], 0);
}

function add(
  { measurements, unavailable }: Collected,
  name: MeasurementName,
  measured: Awaited<ReturnType<typeof measurePart>>,
): Collected {
  return 'unavailable' in measured
    ? { measurements, unavailable: { ...unavailable, [name]: measured.unavailable } }
    : { measurements: { ...measurements, ...measured }, unavailable };
}
