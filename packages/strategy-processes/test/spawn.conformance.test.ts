import { describeStrategy } from '@parbench/conformance/vitest';
import { processesSpawn } from '../src/index.ts';

describeStrategy(processesSpawn, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
