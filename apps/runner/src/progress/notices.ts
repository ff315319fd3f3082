import type { RunEvent } from '@parbench/engine';
import { describeInterimResult, describePlan } from './messages.ts';

/**
 * Creates a function that returns the notice for an event: the first plan, the first interim result of each workload, and
 * failures. It returns undefined for all other events.
 */
export function createNotices(): (event: RunEvent) => string | undefined {
  const seen = new Set<string>();
  let isPlanned = false;
  return (event) => {
    switch (event.type) {
      case 'planned':
        if (isPlanned) return undefined;
        isPlanned = true;
        return describePlan(event);
      case 'cell-ended':
        return `${event.cell}: ${event.reason}`;
      case 'journal-failed':
        return event.message;
      case 'block':
        if (seen.has(event.workload)) return undefined;
        seen.add(event.workload);
        return describeInterimResult(event);
      default:
        return undefined;
    }
  };
}
