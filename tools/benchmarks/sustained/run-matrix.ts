import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseResult, type Result } from '@parbench/engine/result';

const cli = fileURLToPath(new URL('../../../apps/runner/dist/cli.js', import.meta.url));
const config = fileURLToPath(new URL('./parbench.config.ts', import.meta.url));

/** Runs the matrix of `workloads` with the command line, as a user would. */
export async function runMatrix(
  workloads: readonly string[],
  { budget, seed }: { readonly budget: string; readonly seed: number },
): Promise<Result> {
  const filters = workloads.flatMap((name) => ['--filter', `workload:${name}`]);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      cli,
      '--config',
      config,
      ...filters,
      '--budget',
      budget,
      '--seed',
      String(seed),
      '--quiet',
      '--json',
      '-',
    ],
    { maxBuffer: 2 ** 26 },
  );
  return parseResult(stdout, 'the matrix run');
}
