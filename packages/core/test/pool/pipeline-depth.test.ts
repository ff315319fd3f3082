import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPipelineDepth } from '../../src/pool/pipeline-depth.ts';

const bounds = { minInFlight: 2, maxInFlight: 64 };

test('a new worker gets the minimum', () => {
  expect(createPipelineDepth(bounds).limitAfter(0)).toBe(2);
});

test('a worker with short tasks gets about four milliseconds of work', () => {
  expect(depthAfter(Array(100).fill([8, 1.6])).limitAfter(0)).toBe(20);
});

test('a worker with tiny tasks gets no more than the maximum', () => {
  expect(depthAfter(Array(100).fill([32, 0.032])).limitAfter(0)).toBe(64);
});

test('one slow answer takes a worker back to the minimum, and a few quick ones do not undo that', () => {
  const quick = Array(100).fill([32, 0.032]);
  expect(depthAfter([...quick, [1, 100]]).limitAfter(0)).toBe(2);
  expect(depthAfter([...quick, [1, 100], ...quick.slice(0, 10)]).limitAfter(0)).toBe(2);
  expect(depthAfter([...quick, [1, 100], ...quick]).limitAfter(0)).toBe(64);
});

test('a worker that has been silent for more than four milliseconds gets the minimum', () => {
  const depth = depthAfter(Array(100).fill([32, 0.032]));
  expect([depth.limitAfter(3.9), depth.limitAfter(4.1)]).toEqual([64, 2]);
});

test('the depth stays within its bounds, and the maximum wins over the minimum', () => {
  const answers = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0, max: 1e6, noNaN: true }));
  const most = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(fc.array(answers), most, most, (observations, minInFlight, maxInFlight) => {
      const limit = depthAfter(observations, { minInFlight, maxInFlight }).limitAfter(0);
      expect(limit).toBeGreaterThanOrEqual(Math.min(minInFlight, maxInFlight));
      expect(limit).toBeLessThanOrEqual(maxInFlight);
    }),
  );
});

function depthAfter(observations: readonly (readonly [tasks: number, durationMs: number])[], given = bounds) {
  const depth = createPipelineDepth(given);
  for (const [tasks, durationMs] of observations) depth.observe(tasks, durationMs);
  return depth;
}
