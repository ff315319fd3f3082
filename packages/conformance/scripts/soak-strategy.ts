import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createCaseContext } from '../src/case-context.ts';
import { leftoversSince, takeInventory } from '../src/inventory.ts';
import { type SoakCounts, soak } from '../src/soak.ts';
import { type StrategyUnderTest, situationOf } from '../src/strategy-under-test.ts';
import { createTaskLog } from '../src/task-log.ts';
import { growthOf, type MinuteOfMemory, recordMemory } from './memory-record.ts';

/** The findings of a soak of one strategy. */
export interface SoakReport {
  readonly strategy: string;
  readonly counts: SoakCounts;
  /** Tasks that were submitted and never settled. */
  readonly lost: number;
  /** Tasks that ran more than once. */
  readonly doubled: number;
  readonly minutes: readonly MinuteOfMemory[];
  /** Resources of which there are more after closing than before opening. */
  readonly leftovers: readonly string[];
  /** Broken promises of the contract, in words; empty if there are none. */
  readonly violations: readonly string[];
}

const mostGrowth = 0.05;

/** Soaks one strategy with two workers and 64 tasks in flight; ends a worker every 100 ms on average. */
export async function soakStrategy(
  underTest: StrategyUnderTest,
  durationMs: number,
  seed: number,
): Promise<SoakReport> {
  await openAndClose(underTest);
  const before = takeInventory();
  await using context = createCaseContext(underTest);
  const taskLog = await createTaskLog(context);
  const executor = await context.open({ workers: 2 });
  await executor.ready();
  const memory = recordMemory();
  const hasProcesses = situationOf(underTest).capabilities.unit === 'process';
  const settings = { durationMs, seed, inFlight: 64, faultEveryMs: 100, hasProcesses };
  const counts = await soak(executor, taskLog, settings);
  const minutes = memory.stop();
  await executor.close();
  const leftovers = await leftoversSince(before);
  const findings = {
    strategy: underTest.strategy.name,
    counts,
    lost: counts.submitted - Object.values(counts.settled).reduce((sum, count) => sum + count, 0),
    doubled: await countRepeatedLines(taskLog.file, counts.submitted),
    minutes,
    leftovers,
  };
  return { ...findings, violations: violationsOf(findings, hasProcesses) };
}

// Opens and closes once before counting, so that resources of Node and libraries that last for the process exist.
async function openAndClose(underTest: StrategyUnderTest): Promise<void> {
  await using context = createCaseContext(underTest);
  await createTaskLog(context);
  const executor = await context.open();
  await executor.submit({ act: 'echo', value: 1 });
  await executor.close();
}

async function countRepeatedLines(file: string, tasks: number): Promise<number> {
  const runs = new Uint8Array(tasks);
  let repeated = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const run = (runs[Number(line)] ?? 0) + 1;
    runs[Number(line)] = run;
    if (run === 2) repeated += 1;
  }
  return repeated;
}

function violationsOf(report: Omit<SoakReport, 'violations'>, hasProcesses: boolean): readonly string[] {
  const { counts, lost, doubled, minutes, leftovers } = report;
  const heapGrowth = growthOf(minutes.map(({ heapBytes }) => heapBytes));
  const externalGrowth = growthOf(minutes.map(({ externalBytes }) => externalBytes));
  const nativeGrowth = growthOf(minutes.map(({ nativeBytes }) => nativeBytes));
  const checks: readonly (readonly [boolean, string])[] = [
    [lost > 0, `${lost} tasks never settled`],
    [doubled > 0, `${doubled} tasks ran twice`],
    [counts.wrong > 0, `${counts.wrong} tasks received the value of another`],
    [counts.unexpected > 0, `${counts.unexpected} tasks failed without a cause`],
    [heapGrowth > mostGrowth, `the heap grew by ${percent(heapGrowth)}`],
    [externalGrowth > mostGrowth, `memory outside the heap grew by ${percent(externalGrowth)}`],
    // Threads share the C heap with their driver.
    [hasProcesses && nativeGrowth > mostGrowth, `the C heap grew by ${percent(nativeGrowth)}`],
    [leftovers.length > 0, `left behind: ${leftovers.join(', ')}`],
  ];
  return checks.filter(([isViolated]) => isViolated).map(([, message]) => message);
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)} %`;
}
