import { describe, expect, it } from 'vitest';
import { toPlainCharacters } from '../../src/output/plain-characters.ts';
import type { Terminal } from '../../src/output/terminal.ts';
import { renderCurves, type TerminalPlot } from '../../src/report/curve-plot.ts';

const share = (value: number) => `${Math.round(100 * value)} %`;

const efficiencies: TerminalPlot = {
  series: [
    {
      label: 'threads',
      points: [
        { x: 10, y: 0.2, low: 0.1, high: 0.3 },
        { x: 100, y: 0.7, low: 0.6, high: 0.8 },
        { x: 1000, y: 0.95 },
      ],
    },
    {
      label: 'processes',
      points: [
        { x: 10, y: 0.05 },
        { x: 1000, y: 0.9 },
      ],
    },
  ],
  x: { scale: 'logarithmic', format: (value) => `${value} µs`, ticks: [10, 100, 1000], padding: 1 },
  y: { scale: 'linear', format: share, from: 0, to: 1, ticks: [0, 0.5, 1] },
  title: 'share of the ceiling',
  level: 0.5,
};

describe('renderCurves', () => {
  it('draws curves with intervals, a level and labelled axes', () => {
    expect(`\n${renderCurves(efficiencies, terminal(60))}\n`).toMatchInlineSnapshot(`
      "
        share of the ceiling
       100 %┤
            │                                            ···▲
            │                                    ·········
            │                        │   ········ ····
            │                       ·●···     ····
            │                   ···· │    ····
        50 %┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌····╌╌╌╌╌·····╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
            │           ····     ····
            │       ····     ····
            │ │ ····     ····
            │ ●·     ····
            │ │  ····
            │ ▲··
         0 %┤
            └─┬──────────────────────┬──────────────────────┬─
            10 µs                 100 µs                 1000 µs
        ● threads   ▲ processes
      "
    `);
  });

  it('distinguishes the curves in ASCII', () => {
    const text = toPlainCharacters(renderCurves(efficiencies, terminal(60)));
    expect(text).toMatch(/^[\n -~]*$/);
    expect(text).toContain('o threads   ^ processes');
  });

  it.each([40, 80, 120, 200])('keeps within %d columns', (width) => {
    const lines = renderCurves(efficiencies, terminal(width)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('labels powers of ten on a logarithmic axis, and round numbers on a linear one', () => {
    const text = renderCurves(
      {
        series: [
          {
            label: 'a',
            points: [
              { x: 1, y: 5 },
              { x: 4, y: 5000 },
            ],
          },
        ],
        x: { scale: 'linear', format: String },
        y: { scale: 'logarithmic', format: String },
        title: 'rates',
      },
      terminal(80),
    );
    for (const label of ['10┤', '100┤', '1000┤']) expect(text).toContain(label);
    expect(text).toMatch(/1 +1\.5 +2 +2\.5 +3 +3\.5 +4$/m);
  });

  it('colours each curve', () => {
    const styles = new Set<string>();
    renderCurves(efficiencies, {
      width: 80,
      style(style, text) {
        styles.add(style);
        return text;
      },
    });
    expect([...styles].toSorted()).toEqual(['cyan', 'dim', 'yellow']);
  });

  it('is empty without points', () => {
    expect(renderCurves({ ...efficiencies, series: [{ label: 'a', points: [] }] }, terminal(80))).toBe('');
  });
});

function terminal(width: number): Terminal {
  return { width, style: (_style, text) => text };
}
