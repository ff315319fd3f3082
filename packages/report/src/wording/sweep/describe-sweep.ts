import type { SweepAnalysis } from '@parbench/engine/sweep';
import { describeGranularity } from './granularity-text.ts';
import { describePayload } from './payload-text.ts';
import type { SweepText } from './sweep-text.ts';
import { describeWorkers } from './workers-text.ts';

/** Puts a sweep of any kind into plots, tables and sentences. */
export function describeSweep(analysis: SweepAnalysis): SweepText {
  switch (analysis.of) {
    case 'granularity':
      return describeGranularity(analysis);
    case 'workers':
      return describeWorkers(analysis);
    case 'payload':
      return describePayload(analysis);
  }
}
