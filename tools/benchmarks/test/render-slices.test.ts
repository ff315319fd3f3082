import { expect, it } from 'vitest';
import { renderSlices } from '../early-slices/render-slices.ts';

it('compares early and late slices with load without a pause in the same process', () => {
  const of = { workload: 'spin', strategy: 'threads', warmUpMs: 1200 };
  const table = renderSlices([
    { ...of, early: [70, 90], late: [100], continuous: [90, 110] },
    { ...of, early: [160], late: [198], continuous: [200] },
  ]);
  const [row = ''] = table.split('\n').filter((line) => line.includes('threads'));
  const cells = row.split('│').map((cell) => cell.trim());
  expect(cells.slice(1, -1)).toEqual(['spin threads, 1.2 s', '-20.0 % (0.0 %)', '-0.5 % (0.5 %)', '2']);
});

it('has no standard error of a single process', () => {
  const one = {
    workload: 'spin',
    strategy: 'inline',
    warmUpMs: 300,
    early: [50],
    late: [100],
    continuous: [100],
  };
  expect(renderSlices([one])).toMatch(/-50\.0 % +│ 0\.0 % +│ 1 /);
});
