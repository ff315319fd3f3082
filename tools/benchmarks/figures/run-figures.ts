import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { condense } from './condense.ts';
import { resultsFolder } from './figures.ts';
import { type FigureRun, figureRuns } from './runs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cli = 'apps/runner/dist/cli.js';

/**
 * Runs the runs with these names, or all, one after another with the command line itself, and prints each command.
 * @returns the names of the runs that failed
 */
export function runFigures(names: readonly string[]): readonly string[] {
  const runs = names.length === 0 ? figureRuns : names.map(findRun);
  mkdirSync(resultsFolder, { recursive: true });
  return runs.filter((run) => !carryOut(run)).map(({ name }) => name);
}

/** Returns the arguments of `parbench` for a run; all paths are relative to the root of the repository. */
export function argumentsOf(run: FigureRun): readonly string[] {
  return [
    'run',
    ...run.filter.flatMap((term) => ['--filter', term]),
    ...(run.set ?? []).flatMap((assignment) => ['--set', assignment]),
    ...['--strategy', './tools/benchmarks/bare/index.ts'],
    ...['--baseline', run.baseline],
    ...['--workers', '2'],
    ...['--occupancy', String(run.occupancy)],
    ...['--budget', `${run.budgetSeconds}s`],
    ...['--json', resultFile(run)],
  ];
}

function findRun(name: string): FigureRun {
  const run = figureRuns.find((candidate) => candidate.name === name);
  if (run) return run;
  const names = figureRuns.map((candidate) => candidate.name).join('`, `');
  throw new Error(`\`figures run\`: expected \`${names}\`, received \`${name}\`.`);
}

function carryOut(run: FigureRun): boolean {
  const args = argumentsOf(run);
  console.log(`\n── ${run.name} ──\nnpx -y pnpm bench ${args.map(quote).join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' });
  const file = `${root}/${resultFile(run)}`;
  if (existsSync(file)) condense(file);
  return status === 0;
}

function resultFile({ name }: FigureRun): string {
  return `tools/benchmarks/results/${name}.json`;
}

/** Quotes an argument for a shell. */
function quote(arg: string): string {
  return /[!*{},]/.test(arg) ? `'${arg}'` : arg;
}
