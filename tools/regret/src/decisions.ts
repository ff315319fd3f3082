/**
 * Asks for advice on each function of a folder, as a user would, and prints which are decided, and how long that took.
 * Each answer is written when it is known, and a run that is started again continues where it stopped.
 *
 *     npx -y pnpm decisions --file tools/regret/results/decisions.jsonl
 *
 * `--report` prints the table of the file; `--function count-primes` (repeatable) selects some of the functions; `--folder
 * fresh` takes ten others, at which nobody looked while the advice was developed.
 */
import { appendFileSync, existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseResult } from '@parbench/engine/result';
import Table from 'cli-table3';
import { execaNode } from 'execa';
import { z } from 'zod';

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'decisions.jsonl' },
    folder: { type: 'string', default: 'functions' },
    function: { type: 'string', multiple: true },
    report: { type: 'boolean', default: false },
  },
});
const functions = fileURLToPath(new URL(`../${values.folder}/`, import.meta.url));
const command = fileURLToPath(new URL('cli.js', import.meta.resolve('parbench')));

/** Longer budgets than the default, and time limits, for calls of a second and of ten. */
const longCalls: Readonly<Record<string, readonly string[]>> = {
  'pack-knapsack': ['--budget', '90s'],
  'simulate-planets': ['--budget', '5m', '--timeout', '40s'],
  'anneal-tour': ['--budget', '5m', '--timeout', '60s'],
};

const decisionSchema = z.object({
  name: z.string(),
  action: z.string(),
  strategy: z.string(),
  workers: z.int(),
  gain: z.object({ value: z.number(), low: z.number().optional(), high: z.number().optional() }).optional(),
  blocks: z.int(),
  taskMs: z.number().optional(),
  tookMs: z.number(),
});
type Decision = z.infer<typeof decisionSchema>;

if (!values.report) await askAll();
console.log(render(readDecisions()));

async function askAll(): Promise<void> {
  const known = new Set(readDecisions().map(({ name }) => name));
  const names = globSync('*.ts', { cwd: functions }).map((file) => basename(file, '.ts'));
  for (const name of names.toSorted()) {
    const isWanted = name !== 'seeded' && (values.function?.includes(name) ?? true);
    if (!isWanted || known.has(name)) continue;
    const decision = await ask(name);
    if (decision === undefined) console.error(`${name}: parbench gave no advice`);
    else appendFileSync(values.file, `${JSON.stringify(decision)}\n`);
  }
}

async function ask(name: string): Promise<Decision | undefined> {
  const startedMs = performance.now();
  const args = [`${functions}${name}.ts`, ...(longCalls[name] ?? []), '--quiet', '--json', '-'];
  const { stdout } = await execaNode(command, args, { reject: false, stderr: 'inherit' });
  const tookMs = Math.round(performance.now() - startedMs);
  const { advice, workloads } = parseResult(stdout, name);
  const [given] = advice ?? [];
  const [workload] = workloads;
  if (given === undefined || workload === undefined) return undefined;
  const { action, best, task } = given;
  const { strategy, workers, gain } = best;
  return decisionSchema.parse({
    ...{ name, action, strategy, workers, blocks: workload.blocks, tookMs },
    ...(gain && { gain }),
    ...(task && { taskMs: task.costMs }),
  });
}

function readDecisions(): readonly Decision[] {
  if (!existsSync(values.file)) return [];
  const lines = readFileSync(values.file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => decisionSchema.parse(JSON.parse(line)));
}

function render(decisions: readonly Decision[]): string {
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: [
      'function',
      'a call',
      'took',
      'advice',
      'best alternative',
      'against inline',
      '95 % interval',
      'blocks',
    ],
  });
  const byLength = decisions.toSorted((a, b) => (a.taskMs ?? 0) - (b.taskMs ?? 0));
  for (const { name, taskMs = 0, tookMs, action, strategy, workers, gain, blocks } of byLength) {
    const { value, low, high } = gain ?? {};
    const interval = low === undefined || high === undefined ? '' : `${low.toFixed(2)} to ${high.toFixed(2)}`;
    table.push([
      ...[name, `${Number(taskMs.toPrecision(2))} ms`, `${(tookMs / 1000).toFixed(0)} s`, action],
      ...[`${strategy}@${workers}`, value === undefined ? '' : `${value.toFixed(2)}x`, interval, blocks],
    ]);
  }
  const decided = decisions.filter(({ action }) => action !== 'undecided').length;
  return `${table.toString()}\nDecided: ${decided} of ${decisions.length}.`;
}
