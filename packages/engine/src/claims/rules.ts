import type { ClaimVerdict, Stance } from './schema.ts';

/**
 * The bounds of the claims. Intervals are compared with them, never single values. docs/claims.md has the rules in words.
 */
export const bounds = {
  /**
   * `memory`: *heavyweight* and *light* say more than *larger*: a process needs at least twice the memory of a thread.
   */
  heavy: 2,
  /** `resources`, `creation` and `communication`: *more* and *slower* are any factor above 1. */
  more: 1,
  /** `parallelism`, `gil` and `processors`: a gain below 10 % is *nothing*, since it pays for no second worker. */
  gain: 1.1,
  /** `parallelism`: *true* parallelism puts at least this share of the CPUs to use. */
  shareOfCpus: 0.5,
} as const;

/** The ends of an interval; one that is unlimited or unknown is missing. */
interface Ends {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** Exact counts whose ratio is the bound must not exceed it by an error of rounding. */
const rounding = 1 + 1e-9;

/** Judges the claim that a value is above `bound`. */
export function isAbove({ low, high }: Ends, bound: number): Stance {
  if (low !== undefined && low > bound * rounding) return 'supports';
  return high !== undefined && high <= bound * rounding ? 'contradicts' : 'open';
}

/** Judges the claim that a value is not above `bound`. */
export function isNotAbove(ends: Ends, bound: number): Stance {
  const opposite = { supports: 'contradicts', contradicts: 'supports', open: 'open' } as const;
  return opposite[isAbove(ends, bound)];
}

/** A claim about every case: one counterexample is enough, and it holds only if each case supports it. */
export function decideForAll(stances: readonly Stance[]): ClaimVerdict {
  if (stances.includes('contradicts')) return 'does-not-hold';
  return stances.length > 0 && stances.every((stance) => stance === 'supports') ? 'holds' : 'undecided';
}

/** A claim about most cases: it holds for more than half of them, or is contradicted by at least half. */
export function decideForMost(stances: readonly Stance[]): ClaimVerdict {
  const share = (wanted: Stance) => stances.filter((stance) => stance === wanted).length / stances.length;
  if (share('supports') > 0.5) return 'holds';
  return share('contradicts') >= 0.5 ? 'does-not-hold' : 'undecided';
}

/** What one kind of worker sees of its driver's writes. */
interface Sight {
  readonly object: boolean;
  readonly global: boolean;
}

/** `isolation`: threads see the writes of their driver, to objects and to globals; processes see neither. */
export function decideIsolation(thread: Sight, process: Sight): ClaimVerdict {
  const areShared = thread.object && thread.global;
  const areApart = !process.object && !process.global;
  return areShared && areApart ? 'holds' : 'does-not-hold';
}

/** What went wrong in a runtime: counts over all rounds. */
export interface HazardCounts {
  /** Updates lost without protection, by threads that share memory. */
  readonly lost: number;
  /** Updates lost by atomic increments, under a lock, or in separate memory. */
  readonly lostWithCare: number;
  readonly deadlocks: number;
}

/**
 * `hazards`: threads lose updates and lock each other out, and care prevents it. What was seen once can happen; what was not
 * seen in a few rounds may happen all the same, so the claim is never refuted.
 */
export function decideHazards({ lost, lostWithCare, deadlocks }: HazardCounts): ClaimVerdict {
  return lost > 0 && deadlocks > 0 && lostWithCare === 0 ? 'holds' : 'undecided';
}
