import { describeStrategy } from '@parbench/conformance/vitest';
import { threadsShared } from '../src/index.ts';

describeStrategy(threadsShared, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
