import type { Added, OpenedCell } from '../result/opening-schema.ts';
import { simultaneousConfidence } from '../statistics/simultaneous.ts';
import { compareAmounts } from './amounts.ts';
import { type Judged, unmeasured } from './measured-cells.ts';
import { bounds, decideForAll, decideForMost } from './rules.ts';
import type { RatioMeasure, Stance } from './schema.ts';

const notProvided: Judged = {
  verdict: 'skipped',
  reason: 'this host does not report the resources of each process: Linux does, in /proc',
  measures: [],
};

/** Judges `memory` from the openings of one runtime at several numbers of workers. */
export function judgeMemory(openings: readonly OpenedCell[]): Judged {
  const missing = unmeasured(openings);
  if (missing) return missing;
  const settings = { unit: 'bytes', confidence: 0.95 } as const;
  const pss = compareAmounts(openings, { name: 'pssBytes', bound: bounds.heavy, ...settings });
  const rss = compareAmounts(openings, { name: 'rssBytes', ...settings });
  if (pss === undefined || rss === undefined) return notProvided;
  return { verdict: decideForAll(stancesOf([pss])), measures: [pss, rss] };
}

const resources: readonly { readonly name: keyof Added; readonly unit: RatioMeasure['unit'] }[] = [
  { name: 'startCpuMs', unit: 'milliseconds' },
  { name: 'idleCpuMs', unit: 'milliseconds' },
  { name: 'fileDescriptors', unit: 'count' },
  { name: 'contextSwitches', unit: 'count' },
  { name: 'kernelThreads', unit: 'count' },
];

/** Judges `resources` from the same openings as `memory`. Their intervals hold at once. */
export function judgeResources(openings: readonly OpenedCell[]): Judged {
  const missing = unmeasured(openings);
  if (missing) return missing;
  const confidence = simultaneousConfidence(0.95, resources.length);
  const measures = resources.flatMap(
    (resource) => compareAmounts(openings, { ...resource, bound: bounds.more, confidence }) ?? [],
  );
  if (measures.length === 0) return notProvided;
  return { verdict: decideForMost(stancesOf(measures)), measures };
}

function stancesOf(measures: readonly RatioMeasure[]): readonly Stance[] {
  return measures.flatMap(({ stance }) => stance ?? []);
}
