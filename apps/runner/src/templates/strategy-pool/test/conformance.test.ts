import { describeStrategy } from '@parbench/conformance/node';
import { myStrategy } from '../src/index.ts';

describeStrategy(myStrategy, { module: import.meta.resolve('../src/index.ts') });
