/**
 * Coverage of the interval over blocks at a nominal 95 %, simulated, and its width against Student's, the median and what one in
 * ten exceeds: the table of docs/statistics.md. `node --conditions=@parbench/source scripts/interval-coverage.ts`
 */
import { meanInterval, quantile } from '@parbench/engine';
import { seriesInterval } from '../src/statistics/series-interval.ts';
import { normals, times } from '../test/support/normal.ts';

const runs = 8000;
const percent = (share: number) => (100 * share).toFixed(1);

console.log(
  '| blocks | independent | 0.3 carried on | half carried on | Student’s there | price | of one in ten |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const blocks of [5, 8, 12, 16, 24, 40]) {
  const [independent, some, half] = [0, 0.3, 0.5].map((memory) => simulate(seriesInterval, blocks, memory));
  const student = simulate(meanInterval, blocks, 0.5);
  const plain = simulate(meanInterval, blocks, 0);
  const prices = [0.5, 0.9].map((part) => ((independent?.width(part) ?? 0) / plain.width(0.5)).toFixed(2));
  const covered = [independent, some, half, student].map((result) => percent(result?.coverage ?? 0));
  console.log(`| ${[blocks, ...covered, ...prices].join(' | ')} |`);
}

/** Of series that keep `memory` of each deviation: how often the interval covers the true mean, and its median width. */
function simulate(interval: typeof seriesInterval, blocks: number, memory: number) {
  const normal = normals(3);
  const intervals = times(runs, () => {
    let level = normal() / Math.sqrt(1 - memory ** 2);
    const values = times(blocks, () => {
      level = memory * level + normal();
      return level;
    });
    const { low = 0, high = 0 } = interval(values);
    return { isCovered: low < 0 && 0 < high, width: high - low };
  });
  return {
    coverage: intervals.filter(({ isCovered }) => isCovered).length / runs,
    width: (part: number) =>
      quantile(
        intervals.map(({ width }) => width),
        part,
      ),
  };
}
