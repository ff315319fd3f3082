import { describe, expect, it } from 'vitest';
import {
  decideForAll,
  decideForMost,
  decideHazards,
  decideIsolation,
  isAbove,
  isNotAbove,
} from '../../src/claims/rules.ts';
import type { Stance } from '../../src/claims/schema.ts';

describe('an interval', () => {
  it.each([
    { low: 2.1, high: 3, bound: 2, stance: 'supports' },
    { low: 1.2, high: 1.9, bound: 2, stance: 'contradicts' },
    { low: 1.9, high: 2.1, bound: 2, stance: 'open' },
    { low: 1, high: 1, bound: 1, stance: 'contradicts' },
    { low: 1 + 1e-15, high: 1 + 1e-15, bound: 1, stance: 'contradicts' },
    { low: 5, high: undefined, bound: 2, stance: 'supports' },
    { low: 1.5, high: undefined, bound: 2, stance: 'open' },
    { low: undefined, high: undefined, bound: 2, stance: 'open' },
  ])('of $low to $high $stance that a value is above $bound', ({ low, high, bound, stance }) => {
    expect(isAbove({ low, high }, bound)).toBe(stance);
    const opposite = { supports: 'contradicts', contradicts: 'supports', open: 'open' }[stance];
    expect(isNotAbove({ low, high }, bound)).toBe(opposite);
  });
});

const [yes, no, open]: readonly Stance[] = ['supports', 'contradicts', 'open'] as const;

describe('a claim', () => {
  it.each([
    { stances: [yes, yes, yes], all: 'holds', most: 'holds' },
    { stances: [yes, yes, open], all: 'undecided', most: 'holds' },
    { stances: [yes, yes, no], all: 'does-not-hold', most: 'holds' },
    { stances: [yes, open, no], all: 'does-not-hold', most: 'undecided' },
    { stances: [yes, no], all: 'does-not-hold', most: 'does-not-hold' },
    { stances: [yes, open], all: 'undecided', most: 'undecided' },
    { stances: [no, no, yes], all: 'does-not-hold', most: 'does-not-hold' },
    { stances: [], all: 'undecided', most: 'undecided' },
  ])('about all cases is judged $all by $stances, and one about most $most', ({ stances, all, most }) => {
    const given = stances.filter((stance) => stance !== undefined);
    expect(decideForAll(given)).toBe(all);
    expect(decideForMost(given)).toBe(most);
  });
});

const seesAll = { object: true, global: true };
const seesNothing = { object: false, global: false };

it.each([
  { thread: seesAll, process: seesNothing, verdict: 'holds' },
  { thread: seesNothing, process: seesNothing, verdict: 'does-not-hold' },
  { thread: { object: true, global: false }, process: seesNothing, verdict: 'does-not-hold' },
  { thread: seesAll, process: { object: false, global: true }, verdict: 'does-not-hold' },
])('isolation is judged $verdict by what $thread and $process see', ({ thread, process, verdict }) => {
  expect(decideIsolation(thread, process)).toBe(verdict);
});

it.each([
  { lost: 9, lostWithCare: 0, deadlocks: 1, verdict: 'holds' },
  { lost: 0, lostWithCare: 0, deadlocks: 1, verdict: 'undecided' },
  { lost: 9, lostWithCare: 0, deadlocks: 0, verdict: 'undecided' },
  { lost: 0, lostWithCare: 0, deadlocks: 0, verdict: 'undecided' },
  { lost: 9, lostWithCare: 1, deadlocks: 1, verdict: 'undecided' },
])('hazards are judged $verdict by $lost, $lostWithCare and $deadlocks', ({ verdict, ...counts }) => {
  expect(decideHazards(counts)).toBe(verdict);
});
