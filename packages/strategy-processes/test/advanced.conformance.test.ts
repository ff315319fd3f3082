import { describeStrategy } from '@parbench/conformance/vitest';
import { processesAdvanced } from '../src/index.ts';

describeStrategy(processesAdvanced, {
  module: import.meta.resolve('../src/index.ts'),
  limitedHeap: { heapLimitMb: 64 },
});
