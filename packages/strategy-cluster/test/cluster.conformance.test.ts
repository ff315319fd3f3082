import { describeStrategy } from '@parbench/conformance/vitest';
import { cluster } from '../src/index.ts';

describeStrategy(cluster, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
