import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { argumentsOf } from '../figures/run-figures.ts';
import { figureRuns } from '../figures/runs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cli = fileURLToPath(new URL('../../../apps/runner/src/cli.ts', import.meta.url));

it.concurrent.each(figureRuns)(
  'the command accepts the run $name, and all of its cells meet in each block',
  { timeout: 120_000 },
  async (run) => {
    const args = [...process.execArgv, cli, ...argumentsOf(run), '--dry-run', '--json', '-'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 });
    const blocks: readonly { workload: string; competitors: string[] }[] = JSON.parse(stdout).blocks;
    const workloads = new Set(blocks.map(({ workload }) => workload));
    const sets = new Set(blocks.map(({ competitors }) => competitors.toString()));
    // `spin` has seven cells, one more than a block can have.
    if (run.name !== 'spin') expect(sets.size).toBe(workloads.size);
  },
);
