import { describeStrategy } from '@parbench/conformance/vitest';
import plugin from '../src/index.ts';

for (const strategy of plugin.strategies ?? []) {
  describeStrategy(strategy, {
    module: import.meta.resolve('../src/index.ts'),
    limitedHeap: { heapLimitMb: 64 },
  });
}
