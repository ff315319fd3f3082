/**
 * Runs every case of the conformance suite that applies to a pool, each in a process of its own. Prints how often each
 * broken case was broken, with its messages. Arguments: names of strategies, `--times` for the number of runs, `--only` for
 * the beginning of the clauses.
 */
import { parseArgs } from 'node:util';
import { observeStrategy } from '@parbench/conformance';
// @boundaries-ignore tests share it
import { compileCache } from '../../../compile-cache.ts';
import plugin from '../src/index.ts';
import { poolUnderTest } from '../test/pool-under-test.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
Object.assign(process.env, compileCache);
for (const strategy of plugin.strategies ?? []) {
  if (positionals.length > 0 && !positionals.includes(strategy.name)) continue;
  await observeStrategy(poolUnderTest(strategy), {
    times: Number(values.times),
    only: values.only,
    onBroken({ clause, times, accounts }) {
      const heading = `${strategy.name} ${clause}: broken ${times} of ${values.times} times`;
      console.log([heading, ...accounts.map((account) => `    ${account}`)].join('\n'));
    },
  });
}
