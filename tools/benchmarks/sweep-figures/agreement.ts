import type { Sweep, SweepAnalysis } from '@parbench/engine/sweep';
import { markdownTable } from 'markdown-table';

/** A figure of a sweep, and where it was measured. */
interface Figure {
  readonly quantity: string;
  readonly place: string;
  readonly value: number;
}

/** Renders how far the figures of two sweeps of the same kind differ, for each pair in `pairs`. */
export function renderAgreement(pairs: readonly (readonly Sweep[])[]): string {
  const rows = pairs.flatMap(([first, second]) => (first && second ? compare(first, second) : []));
  const table = markdownTable(
    [['figure', 'strategies and points', 'median difference', 'largest'], ...rows],
    {
      align: ['l', 'r', 'r', 'r'],
    },
  );
  return `${table}\n\nDifferences of the second sweep from the first, of figures that both have.`;
}

function compare(first: Sweep, second: Sweep): readonly string[][] {
  const after = new Map(figuresOf(second.analysis).map((figure) => [keyOf(figure), figure.value]));
  const both = figuresOf(first.analysis).flatMap((figure) => {
    const value = after.get(keyOf(figure));
    return value === undefined ? [] : { ...figure, difference: Math.abs(value / figure.value - 1) };
  });
  return [...Map.groupBy(both, ({ quantity }) => quantity)].map(([quantity, figures]) => {
    const differences = figures.map(({ difference }) => difference).toSorted((a, b) => a - b);
    const median = differences[Math.floor((differences.length - 1) / 2)] ?? Number.NaN;
    return [quantity, `${figures.length}`, percent(median), percent(differences.at(-1) ?? Number.NaN)];
  });
}

function figuresOf(analysis: SweepAnalysis): readonly Figure[] {
  switch (analysis.of) {
    case 'granularity':
      return analysis.curves.flatMap(({ strategy, metgMs, breakEvenMs }) => [
        ...figure('METG(50 %)', strategy, valueIn(metgMs)),
        ...figure('break-even', strategy, valueIn(breakEvenMs)),
      ]);
    case 'workers':
      return analysis.curves.flatMap(({ strategy, points }) =>
        points.flatMap(({ workers, speedup }) =>
          figure('speed-up by workers', `${strategy}@${workers}`, speedup?.value),
        ),
      );
    case 'payload':
      return analysis.ways.flatMap(({ strategy, kind, points }) =>
        points.flatMap(({ bytes, roundTripMs, bytesPerSecond }) => [
          ...figure('round trip by payload', `${strategy} ${kind} ${bytes}`, roundTripMs?.value),
          ...figure('MB/s by payload', `${strategy} ${kind} ${bytes}`, bytesPerSecond?.value),
        ]),
      );
  }
}

function valueIn(
  crossing: { readonly status: string; readonly value?: number } | undefined,
): number | undefined {
  return crossing?.status === 'bracketed' ? crossing.value : undefined;
}

function figure(quantity: string, place: string, value: number | undefined): readonly Figure[] {
  return value === undefined ? [] : [{ quantity, place, value }];
}

function keyOf({ quantity, place }: Figure): string {
  return `${quantity} ${place}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
