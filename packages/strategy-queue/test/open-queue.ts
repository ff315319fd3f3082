import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenedExecutor, openExecutor, type Strategy } from '@parbench/core';
import { onTestFinished } from 'vitest';

/** Opens a strategy on the workload of the conformance suite, whose inputs are acts. */
export function openQueue(
  strategy: Strategy,
  workers: number,
  options: object = {},
): Promise<OpenedExecutor> {
  const url = import.meta.resolve('@parbench/conformance/fixtures/acts');
  const params = { taskLog: '', poison: '', teardownMs: 0 };
  return openExecutor(strategy, { workload: { url, params }, workers, options });
}

/** A folder that is removed when the test has finished. */
export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-queue-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A file to which tasks add a line each time they run. */
export async function createTaskLog(): Promise<{ file: string; lines(): Promise<readonly string[]> }> {
  const file = join(await createFolder(), 'log');
  return { file, lines: async () => (await readFile(file, 'utf8')).trim().split('\n') };
}

/** Returns `count` acts, each of which returns its number. */
export function echoes(count: number): readonly { readonly act: 'echo'; readonly value: number }[] {
  return Array.from({ length: count }, (_, value) => ({ act: 'echo', value }));
}
