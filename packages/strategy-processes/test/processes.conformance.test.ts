import { describeStrategy } from '@parbench/conformance/vitest';
import { processes } from '../src/index.ts';

describeStrategy(processes, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
