import { describeStrategy } from '@parbench/conformance/vitest';
import { threadsReusePort } from '../src/index.ts';

describeStrategy(threadsReusePort, { module: import.meta.resolve('../src/index.ts') });
