/**
 * How far the default matrix differs from run to run, against what its intervals promise, and how wide these are. Every run
 * is appended to the file as a line; a tool that is started again continues.
 *
 *     npx -y pnpm replication --runs 8 --file tools/accuracy/results/replication.jsonl
 *
 * `--budget` is that of each run. `--from RESULT` (repeatable) appends a run that `parbench --json` saved, and measures
 * nothing; `--report` only prints. `--against FILE` also prints how wide the intervals are against those of another build,
 * whose runs are in that file and took turns with these.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseResult, type Result } from '@parbench/engine/result';
import { execaNode } from 'execa';
import { appendLine, readLines } from './json-lines.ts';
import { type MatrixRun, matrixRunSchema } from './replication/matrix-run.ts';
import { renderReplication, renderWidthRatios } from './replication/render-replication.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '8' },
    budget: { type: 'string', default: '180s' },
    file: { type: 'string', default: 'replication.jsonl' },
    from: { type: 'string', multiple: true, default: [] },
    against: { type: 'string' },
    report: { type: 'boolean', default: false },
  },
});

const known = await readLines(values.file, matrixRunSchema);
if (values.from.length > 0) await appendSaved();
else if (!values.report) await measure();
const runs = await readLines(values.file, matrixRunSchema);
console.log(renderReplication(runs));
if (values.against !== undefined)
  console.log(renderWidthRatios(runs, await readLines(values.against, matrixRunSchema)));

async function appendSaved(): Promise<void> {
  for (const file of values.from)
    await appendLine(values.file, runOf(parseResult(await readFile(file, 'utf8'), file)));
}

async function measure(): Promise<void> {
  const command = fileURLToPath(new URL('cli.js', import.meta.resolve('parbench')));
  for (let index = known.length; index < Number(values.runs); index++) {
    const args = ['--budget', values.budget, '--seed', String(index), '--quiet', '--json', '-'];
    const { stdout } = await execaNode(command, args, { stderr: 'inherit' });
    await appendLine(values.file, runOf(parseResult(stdout, 'the run')));
  }
}

/** The comparisons with the baselines. */
function runOf({ run, cells, workloads, comparisons }: Result): MatrixRun {
  const baselines = new Set(workloads.map(({ baseline }) => baseline));
  return {
    startedAt: run.startedAt,
    durationMs: Math.round(run.durationMs),
    comparisons: comparisons.flatMap(({ a, b, ratio, low, high, standardError, blocks }) => {
      const cell = cells.find(({ id }) => id === a);
      if (cell === undefined || !baselines.has(b) || low === undefined || high === undefined) return [];
      const { workload, strategy } = cell;
      const interval = { ratio, low, high, ...(standardError !== undefined && { standardError }) };
      return [{ workload: workload.name, strategy: strategy.name, ...interval, blocks }];
    }),
  };
}
