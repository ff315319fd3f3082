import { describeStrategy } from '@parbench/conformance/vitest';
import { processesReusePort } from '../src/index.ts';

describeStrategy(processesReusePort, { module: import.meta.resolve('../src/index.ts') });
