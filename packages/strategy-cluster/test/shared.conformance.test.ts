import { describeStrategy } from '@parbench/conformance/vitest';
import { clusterShared } from '../src/index.ts';

describeStrategy(clusterShared, { module: import.meta.resolve('../src/index.ts') });
