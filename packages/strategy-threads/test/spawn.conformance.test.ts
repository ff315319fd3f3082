import { describeStrategy } from '@parbench/conformance/vitest';
import { threadsSpawn } from '../src/index.ts';

describeStrategy(threadsSpawn, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
