import { describeStrategy } from '@parbench/conformance/vitest';
import { threadsOffload } from '../src/index.ts';

describeStrategy(threadsOffload, { module: import.meta.resolve('../src/index.ts') });
