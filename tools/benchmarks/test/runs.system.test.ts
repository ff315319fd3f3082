import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { argumentsOf } from '../figures/run-figures.ts';
import { figureRuns } from '../figures/runs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cli = fileURLToPath(new URL('../../../apps/runner/src/cli.ts', import.meta.url));

it.concurrent.each(figureRuns)('the command takes the run $name', async (run) => {
  const args = [...process.execArgv, cli, ...argumentsOf(run), '--dry-run', '--json', '-'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 });
  const { blocks } = JSON.parse(stdout);
  // Blocks of the baseline and five others: all that are compared meet in each, but for `spin`.
  const cells = new Set(blocks.map(({ competitors }: { competitors: string[] }) => competitors.toString()));
  if (run.name !== 'spin')
    expect(cells.size).toBe(new Set(blocks.map((block: { workload: string }) => block.workload)).size);
});
