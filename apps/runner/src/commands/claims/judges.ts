import {
  type ClaimId,
  type Finding,
  type Judged,
  judgeCommunication,
  judgeCreation,
  judgeGil,
  judgeHazards,
  judgeIsolation,
  judgeMemory,
  judgeParallelism,
  judgeProcessors,
  judgeResources,
  type OpenedCell,
} from '@parbench/engine/claims';
import type { ClaimRuntime } from './claim-cells.ts';
import type { MeasurementName, Measurements } from './measurements.ts';

/** How a claim is judged for one runtime, and by which parts of the measurements. */
interface Judge {
  readonly needs: readonly MeasurementName[];
  judge(measurements: Measurements, runtime: string): Judged;
}

/** The judge of each claim. */
export const judges: Readonly<Record<ClaimId, Judge>> = {
  memory: {
    needs: ['openings'],
    judge: ({ openings }, runtime) => judgeMemory(openings.filter(isIn(runtime))),
  },
  resources: {
    needs: ['openings'],
    judge: ({ openings }, runtime) => judgeResources(openings.filter(isIn(runtime))),
  },
  creation: {
    needs: ['openings', 'oneShot'],
    judge: ({ openings, oneShot }, runtime) =>
      judgeCreation(openings.filter(isIn(runtime)), oneShot, runtime),
  },
  communication: {
    needs: ['payloads'],
    judge: ({ payloads }, runtime) => judgeCommunication(payloads, runtime),
  },
  isolation: {
    needs: ['probes'],
    judge: ({ probes }, runtime) => judgeIsolation(probes.filter(isIn(runtime)).filter(isIsolation)),
  },
  parallelism: {
    needs: ['speedups'],
    judge: ({ speedups }, runtime) => judgeParallelism(speedups, runtime),
  },
  gil: {
    needs: ['speedups'],
    judge: ({ speedups }, runtime) => judgeGil(speedups, runtime),
  },
  processors: {
    needs: ['confined'],
    judge: ({ confined }, runtime) => judgeProcessors(confined, runtime),
  },
  hazards: {
    needs: ['probes'],
    judge: ({ probes }, runtime) =>
      judgeHazards(probes.filter((cell) => isIn(runtime)(cell) && !isIsolation(cell))),
  },
};

/** The measurements so far, and the parts that this host cannot provide, with the reason. */
export interface Collected {
  readonly measurements: Partial<Measurements>;
  readonly unavailable: Readonly<Partial<Record<MeasurementName, string>>>;
}

/** Returns whether all that the claim is judged by has been measured, or is known to be unavailable. */
export function isComplete(id: ClaimId, { measurements, unavailable }: Collected): boolean {
  return judges[id].needs.every(
    (name) => measurements[name] !== undefined || unavailable[name] !== undefined,
  );
}

/** Judges a claim for one runtime, with the reason if it was not measured there. */
export function judgeClaim(id: ClaimId, collected: Collected, runtime: ClaimRuntime): Finding {
  const { measurements, unavailable } = collected;
  const { needs, judge } = judges[id];
  const missing = runtime.missing ?? needs.flatMap((name) => unavailable[name] ?? [])[0];
  const judged = (): Judged => {
    if (missing !== undefined) return { verdict: 'skipped', reason: missing, measures: [] };
    if (isComplete(id, collected)) return judge(measurements as Measurements, runtime.key);
    return { verdict: 'undecided', reason: 'the run was interrupted', measures: [] };
  };
  return { runtime: runtime.key, ...judged() };
}

function isIn(wanted: string): (cell: OpenedCell) => boolean {
  return ({ runtime }) => runtime === wanted;
}

function isIsolation({ workload }: OpenedCell): boolean {
  return workload.endsWith('isolation');
}
