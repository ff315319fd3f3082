import type { Findings } from './findings.ts';
import { tableRow } from './table-row.ts';

const between = /(?<=<!-- table -->\n)[\s\S]*(?=<!-- \/table -->)/;

/** Returns a Markdown page with the table of these findings between `<!-- table -->` and `<!-- /table -->`. */
export function withFindingsTable(page: string, all: Parameters<typeof findingsTable>[0]): string {
  return page.replace(between, () => findingsTable(all));
}

/**
 * Returns the Markdown table of the findings of strategies, given as pairs with their names: one row for each fault. The
 * note of an intermittent one is in italics.
 */
export function findingsTable(all: readonly (readonly [strategy: string, Findings])[]): string {
  const rows = mergeVersions(faultsByVersion(all)).map(({ versions, what, strategies, clauses }) =>
    tableRow([[...versions].join(', '), what, codes(strategies), codes(clauses)]),
  );
  const head = ['library', 'what happens', 'in', 'clauses that are broken'];
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows, ''].join('\n');
}

/** A fault, with everything that shows it. */
interface Fault {
  readonly versions: Set<string>;
  readonly what: string;
  readonly strategies: Set<string>;
  readonly clauses: Set<string>;
}

function faultsByVersion(all: readonly (readonly [string, Findings])[]): readonly Fault[] {
  const faults = new Map<string, Fault>();
  for (const [strategy, { version, known }] of all) {
    for (const { clause, note, isIntermittent = false } of known) {
      const what = isIntermittent ? `_${note}_` : note;
      const key = `${version}: ${what}`;
      const fault = faults.get(key) ?? {
        versions: new Set([version]),
        what,
        strategies: new Set(),
        clauses: new Set(),
      };
      fault.strategies.add(strategy);
      fault.clauses.add(clause);
      faults.set(key, fault);
    }
  }
  return [...faults.values()];
}

/** Merges faults that differ in nothing but the version. */
function mergeVersions(faults: readonly Fault[]): readonly Fault[] {
  const merged = new Map<string, Fault>();
  for (const fault of faults) {
    const key = [fault.what, codes(fault.strategies), codes(fault.clauses)].join('\n');
    const same = merged.get(key) ?? fault;
    for (const version of fault.versions) same.versions.add(version);
    merged.set(key, same);
  }
  return [...merged.values()];
}

function codes(names: Iterable<string>): string {
  return Array.from(names, (name) => `\`${name}\``).join(', ');
}
