import type { Trial } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { line, scaleLinear } from './bundled/d3.ts';
import { roundPosition } from './round-position.ts';

/** The rates of a cell's blocks over time: `[block, slices]`. */
export type BlockRates = readonly Pick<Trial, 'block' | 'slices'>[];

/** What all strips of a workload share. */
export interface BlockAxes {
  readonly blocks: number;
  /** How far the most distant slice is from its cell's mean, as a logarithm. */
  readonly reach: number;
}

const width = 100;
const height = 40;

/** Draws a cell's throughput over time against its own mean: a dot for each slice, and a line through the blocks. */
export function drawBlockStrip(
  rates: BlockRates,
  meanRate: number,
  { blocks, reach }: BlockAxes,
  text: string,
): Html {
  const x = scaleLinear([0, Math.max(1, blocks - 1)], [3, width - 3]);
  const y = scaleLinear([-reach, reach], [height - 4, 4]).clamp(true);
  const place = (block: number, rate: number) =>
    [roundPosition(x(block)), roundPosition(y(Math.log(rate / meanRate)))] as const;
  const slices = rates.flatMap(({ block, slices }) =>
    slices.filter((rate) => rate > 0).map((rate) => place(block, rate)),
  );
  const means = rates.flatMap(({ block, slices }) => {
    const rate = slices.reduce((sum, slice) => sum + slice, 0) / slices.length;
    return rate > 0 ? [place(block, rate)] : [];
  });
  // A path of no length with a round cap is a dot that does not stretch with the plot.
  const dots = slices.map(([dotX, dotY]) => `M${dotX} ${dotY}h0`).join('');
  const path = line()([...means.map(([pointX, pointY]) => [pointX, pointY] as [number, number])]) ?? '';
  return html`<svg class="blocks" width="100%" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${text}" data-tip="${text}" tabindex="-1"><path class="mean" d="M0 ${height / 2}H${width}"/><path class="line" d="${path}"/><path class="slices" d="${dots}"/></svg>`;
}
