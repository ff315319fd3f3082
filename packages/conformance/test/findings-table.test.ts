import { expect, test } from 'vitest';
import { broken, brokenAtTimes } from '../src/findings.ts';
import { findingsTable } from '../src/findings-table.ts';

test('the table has a row for each fault, with its strategies and clauses', () => {
  const slow = broken('it is slow', 'aborts/queued', 'aborts/after');
  const known = [...slow, ...brokenAtTimes('it hangs', 'faults/random')];
  const table = findingsTable([
    ['a', { version: 'pool 1', known }],
    ['b', { version: 'pool 1', known: slow }],
  ]);
  expect(table.split('\n').slice(2)).toEqual([
    '| pool 1 | it is slow | `a`, `b` | `aborts/queued`, `aborts/after` |',
    '| pool 1 | _it hangs_ | `a` | `faults/random` |',
    '',
  ]);
});

test('versions with the same fault share a row', () => {
  const table = findingsTable([
    ['a', { version: 'pool 1', known: broken('it is slow', 'aborts/queued') }],
    ['a', { version: 'pool 2', known: broken('it is slow', 'aborts/queued') }],
    ['a', { version: 'pool 3', known: broken('it is slow', 'aborts/after') }],
  ]);
  expect(table.split('\n').slice(2)).toEqual([
    '| pool 1, pool 2 | it is slow | `a` | `aborts/queued` |',
    '| pool 3 | it is slow | `a` | `aborts/after` |',
    '',
  ]);
});
