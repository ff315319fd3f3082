import { describeStrategy } from '@parbench/conformance/vitest';
import { inline } from '@parbench/core';

describeStrategy(inline, { module: import.meta.resolve('./fixtures/inline-plugin.ts') });
