import { describeStrategy } from '@parbench/conformance/vitest';
import { threadsPipelined } from '../src/index.ts';

describeStrategy(threadsPipelined, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
