import { type Applicability, applicabilityOf, strategyKinds } from './applicability.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { tableRow } from './table-row.ts';

/** Returns the Markdown table of clauses by kind of strategy, with the numbered reasons below it. */
export function contractTable(cases: readonly ConformanceCase[]): string {
  const reasons: string[] = [];
  const rows = cases.map((testCase) => {
    const cells = strategyKinds.map((kind) => cellOf(applicabilityOf(testCase, kind), reasons));
    return tableRow([`\`${testCase.clause}\``, testCase.title, ...cells]);
  });
  const head = ['clause', 'behaviour', ...strategyKinds.map(({ name }) => name)];
  const notes = reasons.map((reason, index) => `${index + 1}. Not applicable: ${reason}.`);
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows, '', ...notes, ''].join('\n');
}

function cellOf(applicability: Applicability, reasons: string[]): string {
  if (applicability.status === 'required') return 'required';
  if (applicability.status === 'by-capability') {
    return `with ${applicability.requirements.map((name) => `\`${name}\``).join(', ')}`;
  }
  return `n/a (${numberOf(applicability.reason, reasons)})`;
}

function numberOf(reason: string, reasons: string[]): number {
  if (!reasons.includes(reason)) reasons.push(reason);
  return reasons.indexOf(reason) + 1;
}
