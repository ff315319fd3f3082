import type { Strategy } from '@parbench/core';
import { faultOf } from './fault.ts';
import type { CaseResult } from './run-case.ts';

/** Collects the faults of a suite. */
export interface FindingsToPaste {
  add(clause: string, result: Exclude<CaseResult, { status: 'passed' }>): void;
  /** Prints them as `findings`, if there are any. */
  print(): void;
}

/** Creates an empty collection. */
export function createFindingsToPaste({ libraries = [], name }: Strategy): FindingsToPaste {
  const notes = new Map<string, string>();
  const version = libraries.map((library) => `${library.name} ${library.version}`).join(', ') || name;
  return {
    add(clause, result) {
      notes.set(clause, noteOf(result));
    },
    print() {
      if (notes.size > 0) console.log(renderFindings(version, notes));
    },
  };
}

/** Renders findings as code for the options of `describeStrategy`. */
export function renderFindings(version: string, notes: ReadonlyMap<string, string>): string {
  const known = [...notes].map(
    ([clause, note]) => `      { clause: ${quote(clause)}, note: ${quote(note)} },`,
  );
  return [
    '',
    'Are these faults of the library that you wrap, and not of your wrapper? Then list them, with notes of your own:',
    '',
    "  level: 'observed',",
    '  findings: {',
    `    version: ${quote(version)},`,
    '    known: [',
    ...known,
    '    ],',
    '  },',
    '',
  ].join('\n');
}

function noteOf(result: Exclude<CaseResult, { status: 'passed' }>): string {
  const { problem, expected, received } = faultOf(result);
  return expected === undefined ? problem : `${problem}: expected ${expected}, received ${received}`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`;
}
