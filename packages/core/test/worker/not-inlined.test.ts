import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { notInlined } from '../../src/worker/not-inlined.ts';

const hotLoop = fileURLToPath(new URL('../fixtures/hot-loop.ts', import.meta.url));

test.each([
  ['a function is inlined into a hot loop', 'as-it-is', true],
  ['one from notInlined is not', 'not-inlined', false],
])('%s', (_, way, isInlined) => {
  const flags = ['--no-concurrent-recompilation', '--trace-turbo-inlining'];
  const trace = execFileSync(process.execPath, [...flags, hotLoop, way], { encoding: 'utf8' });
  expect(/^Inlining .*SharedFunctionInfo kernel>.* into /m.test(trace)).toBe(isInlined);
});

test('arguments, result, `this` and errors are those of the function', () => {
  const workload = { factor: 3, run: notInlined(multiply) };
  expect(workload.run(14)).toBe(42);
  expect(() => workload.run(-1)).toThrow(RangeError);

  function multiply(this: { readonly factor: number }, value: number): number {
    if (value < 0) throw new RangeError('Expected a natural number.');
    return this.factor * value;
  }
});
