/**
 * Runs every case of the conformance suite that applies to a queue, each in a process of its own. Prints how often each
 * broken case was broken, with its messages. Arguments: names of strategies, `--times` for the number of runs.
 */
import { parseArgs } from 'node:util';
import {
  type ConformanceCase,
  conformanceCases,
  inapplicability,
  runCaseApart,
  type StrategyUnderTest,
  situationOf,
} from '@parbench/conformance';
// @boundaries-ignore tests share it
import { compileCache } from '../../../compile-cache.ts';
import plugin from '../src/index.ts';
import { queueUnderTest } from '../test/queue-under-test.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const strategies = (plugin.strategies ?? []).filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);

Object.assign(process.env, compileCache);
for (const strategy of strategies) {
  const underTest = queueUnderTest(strategy);
  const situation = situationOf(underTest);
  const cases = conformanceCases.filter(
    (testCase) =>
      testCase.clause.startsWith(values.only) && inapplicability(testCase, situation) === undefined,
  );
  const remaining = cases.values();
  await Promise.all(Array.from({ length: 4 }, () => observeAll(remaining, underTest)));
}

/** Runs several cases at a time: one that hangs mostly waits. */
async function observeAll(cases: Iterable<ConformanceCase>, underTest: StrategyUnderTest): Promise<void> {
  for (const testCase of cases) {
    const faults: string[] = [];
    for (let time = 0; time < Number(values.times); time += 1) {
      const result = await runCaseApart(testCase, underTest);
      if (result.status === 'failed') faults.push(String(result.error));
      if (result.status === 'hung') faults.push(result.message);
    }
    if (faults.length === 0) continue;
    const heading = `${underTest.strategy.name} ${testCase.clause}: broken ${faults.length} of ${values.times} times`;
    const accounts = new Set(faults.map((fault) => `    ${fault.split(/\n +at /)[0]?.replace(/\s+/g, ' ')}`));
    console.log([heading, ...accounts].join('\n'));
  }
}
