import type { RunEvent } from '@parbench/engine';
import { describeInterimResult, describePlan } from './messages.ts';

/**
 * Makes a function that gives what is worth a line of its own: the plan, the first row of each workload, and what goes
 * wrong; undefined for all other events.
 */
export function createNotices(): (event: RunEvent) => string | undefined {
  const seen = new Set<string>();
  return (event) => {
    switch (event.type) {
      case 'planned':
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
