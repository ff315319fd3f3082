/** Measures how long each of our strategies takes from the end of one of two workers to full width, and how many tasks it loses. */
import { parseArgs } from 'node:util';
import { createCaseContext } from '../src/case-context.ts';
import { measureRecovery, type Recovery } from '../src/measure-recovery.ts';
import type { StrategyUnderTest } from '../src/strategy-under-test.ts';
import { createTaskLog } from '../src/task-log.ts';
import { ourStrategies } from './our-strategies.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    strategy: { type: 'string', multiple: true, default: [] },
  },
});

console.log('from the end of one of two workers to full width; 16 tasks under way');
for (const underTest of await ourStrategies(values.strategy)) {
  if (underTest.strategy.open) print(underTest, await measure(underTest));
}

async function measure(underTest: StrategyUnderTest): Promise<readonly Recovery[]> {
  await using context = createCaseContext(underTest);
  const executor = await context.open({ workers: 2 });
  const taskLog = await createTaskLog(context);
  const recoveries: Recovery[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    recoveries.push(await measureRecovery(executor, taskLog));
  }
  await executor.close();
  return recoveries;
}

function print({ strategy }: StrategyUnderTest, recoveries: readonly Recovery[]): void {
  const times = recoveries.map(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b);
  const lost = recoveries.map(({ tasksLost }) => tasksLost).sort((a, b) => a - b);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(times, share).toFixed(0));
  console.log(
    `${strategy.name.padEnd(20)} median ${middle} ms, 10 % to 90 %: ${low} to ${high} ms; ` +
      `tasks lost: median ${quantile(lost, 0.5)}, most ${lost.at(-1)}; n = ${recoveries.length}`,
  );
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
}
