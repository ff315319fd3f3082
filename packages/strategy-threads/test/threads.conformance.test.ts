import { describeStrategy } from '@parbench/conformance/vitest';
import { threads } from '../src/index.ts';

describeStrategy(threads, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
