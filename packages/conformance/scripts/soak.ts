/** Soaks each of our strategies in a process of its own and prints the findings; exits with 1 on any violation. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MinuteOfMemory } from './memory-record.ts';
import { ourStrategies } from './our-strategies.ts';
import { type SoakReport, soakStrategy } from './soak-strategy.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    strategy: { type: 'string', multiple: true, default: [] },
    alone: { type: 'boolean', default: false },
  },
});

if (values.alone) {
  await soakHere();
} else {
  for (const { strategy } of await ourStrategies(values.strategy)) {
    if (strategy.open) await soakApart(strategy.name);
  }
}

async function soakHere(): Promise<void> {
  const [underTest] = await ourStrategies(values.strategy);
  if (!underTest)
    throw new Error(`\`--strategy\`: expected one of ours, received ${values.strategy.join(', ')}.`);
  const report = await soakStrategy(
    underTest,
    Math.round(Number(values.minutes) * 60_000),
    Number(values.seed),
  );
  print(report);
  process.exitCode = report.violations.length > 0 ? 1 : 0;
}

async function soakApart(strategy: string): Promise<void> {
  const arguments_ = ['--alone', '--strategy', strategy, '--minutes', values.minutes, '--seed', values.seed];
  const [exitCode] = await once(fork(fileURLToPath(import.meta.url), arguments_), 'exit');
  if (exitCode !== 0) process.exitCode = 1;
}

function print({ strategy, counts, lost, doubled, minutes, leftovers, violations }: SoakReport): void {
  const settled = Object.entries(counts.settled).filter(([, count]) => count > 0);
  console.log(`${strategy}, seed ${values.seed}, ${values.minutes} min`);
  console.log(`  submitted ${counts.submitted}, workers ended ${counts.faults}`);
  console.log(`  settled   ${settled.map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
  console.log(`  lost ${lost}, doubled ${doubled}, wrong ${counts.wrong}, unexpected ${counts.unexpected}`);
  for (const [minute, memory] of minutes.entries())
    console.log(`  minute ${minute + 1}: ${describeMemory(memory)}`);
  console.log(`  left behind: ${leftovers.join(', ') || 'nothing'}`);
  console.log(`  ${violations.length === 0 ? 'no violation' : `VIOLATED: ${violations.join('; ')}`}`);
}

function describeMemory(memory: MinuteOfMemory): string {
  const { heapBytes, externalBytes, nativeBytes, codeBytes, residentBytes } = memory;
  const judged = `heap ${mebibytes(heapBytes)}, outside it ${mebibytes(externalBytes)}, C heap ${mebibytes(nativeBytes)}`;
  return `${judged}; code ${mebibytes(codeBytes)}, resident ${mebibytes(residentBytes)}`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
