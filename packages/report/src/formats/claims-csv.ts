import type { Claims, Measure } from '@parbench/engine/claims';
import { visibleText } from '../markup/visible-text.ts';
import { stringify } from './bundled/csv.ts';
import { csvOptions } from './csv-options.ts';

const header = [
  ...['claim', 'runtime', 'verdict', 'measure', 'kind', 'stance', 'value', 'low', 'high', 'n', 'bound'],
  ...['payload.kind', 'payload.bytes', 'strategy', 'workers', 'unit', 'thread', 'process'],
] as const;

type Line = Partial<Record<(typeof header)[number], string | number | undefined>>;

/** Renders every measure of the claims as a line of CSV (RFC 4180), in the units of the document. */
export function renderClaimsCsv({ claims }: Claims): string {
  const lines = claims.flatMap(({ id, findings }) =>
    findings.flatMap(({ runtime, verdict, measures }) =>
      measures.map((measure): Line => ({ claim: id, runtime, verdict, ...lineOf(measure) })),
    ),
  );
  const cells = lines.map((line) => header.map((name) => readCell(line[name])));
  return stringify([header, ...cells], csvOptions);
}

function readCell(value: string | number | undefined): string | number | undefined {
  return typeof value === 'string' ? visibleText(value) : value;
}

function lineOf(measure: Measure): Line {
  const { name, kind, stance } = measure;
  const common = { measure: name, kind, stance };
  switch (measure.kind) {
    case 'ratio': {
      const { ratio, bound, payload, unit, thread, process } = measure;
      const amounts = { unit, thread: thread?.value, process: process?.value };
      const sent = { 'payload.kind': payload?.kind, 'payload.bytes': payload?.bytes };
      return { ...common, ...ratio, bound, ...sent, ...amounts };
    }
    case 'speed-up': {
      const { speedup, bound, strategy, workers } = measure;
      return { ...common, ...speedup, bound, strategy, workers };
    }
    case 'answer':
      return { ...common, thread: String(measure.thread), process: String(measure.process) };
    case 'count':
      return { ...common, value: measure.value, n: measure.n };
  }
}
