import { describeStrategy } from '@parbench/conformance/vitest';
import { processesSocket } from '../src/index.ts';

describeStrategy(processesSocket, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
