import { describe, it, vi } from 'vitest';
import { commandLineCases } from './cases/command-lines.ts';
import { moduleCases } from './cases/modules.ts';
import { configurationCases, pluginCases } from './cases/plug-ins.ts';
import { savedResultCases } from './cases/saved-results.ts';
import { surroundingCases } from './cases/surroundings.ts';
import { type HostileCase, tryCase } from './hostile-case.ts';

vi.setConfig({ testTimeout: 120_000 });

const groups: Readonly<Record<string, readonly HostileCase[]>> = {
  'a module that': moduleCases,
  'a plug-in that': pluginCases,
  'a configuration that': configurationCases,
  'the argument of': commandLineCases,
  'a saved run that': savedResultCases,
  'surroundings with': surroundingCases,
};

describe.runIf(process.platform === 'linux')('no harm is done by', () => {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      it.concurrent.for(cases)('$what', (hostile, { expect }) => tryCase(hostile, expect));
    });
  }
});
