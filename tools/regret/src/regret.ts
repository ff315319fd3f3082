/**
 * What it costs to follow parbench's advice: for each function of `functions/`, `parbench FILE` as a user would run it,
 * then an independent run of every way that leaves nothing out. Every function's record is written as it comes, and a
 * run that is started again goes on where it was.
 *
 *     npx -y pnpm regret --file regrets.jsonl
 *
 * `--report` prints the table of what the file holds; `--function parse-script` (repeatable) takes some of them.
 */
import { appendFileSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseResult, type Result } from '@parbench/engine/result';
import { execaNode } from 'execa';
import { type Choice, type RegretRecord, regretRecordSchema } from './regret-record.ts';
import { renderRegrets } from './render-regrets.ts';

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'regrets.jsonl' },
    function: { type: 'string', multiple: true },
    budget: { type: 'string', default: '60s' },
    report: { type: 'boolean', default: false },
  },
});
const functions = fileURLToPath(new URL('../functions/', import.meta.url));
const command = fileURLToPath(new URL('cli.js', import.meta.resolve('parbench')));
/** All but those that start a worker for each task, which no lasting pool loses to, and the socket, which own functions are not offered. */
const candidates = ['threads', 'processes', 'cluster', '!*/spawn', '!processes/socket'];
const threads: Choice = { strategy: 'threads', workers: availableParallelism() };

if (!values.report) await measureAll();
console.log(renderRegrets(readRecords()));

async function measureAll(): Promise<void> {
  const records = readRecords();
  const done = new Set(records.map(({ name }) => name));
  writeFileSync(values.file, records.map(toLine).join(''));
  const names = globSync('*.ts', { cwd: functions }).map((file) => basename(file, '.ts'));
  for (const name of names.toSorted()) {
    const isWanted = name !== 'seeded' && (values.function?.includes(name) ?? true);
    if (!isWanted || done.has(name)) continue;
    const record = await measure(name);
    if (typeof record !== 'string') appendFileSync(values.file, toLine(record));
    console.error(`${name}: ${typeof record === 'string' ? record : 'measured'}`);
  }
}

/** A function's record, or why there is none: it is tried again when the tool is started again. */
async function measure(name: string): Promise<RegretRecord | string> {
  const startedMs = performance.now();
  const { advice, cells } = await parbench(name);
  const adviceMs = performance.now() - startedMs;
  const [given] = advice ?? [];
  const advised = cells.find(({ id }) => id === given?.choice);
  if (given === undefined || advised === undefined) return 'parbench gave no advice';
  const filters = candidates.flatMap((term) => ['--filter', keyed(term)]);
  const exhaustive = await parbench(name, ...filters, '--workers', '1,2,max', '--budget', values.budget);
  const ways = exhaustive.cells.flatMap((cell) => {
    const speedup = cell.metrics.speedup?.value;
    return speedup === undefined ? [] : [{ ...choiceOf(cell), speedup }];
  });
  const isMissing = [choiceOf(advised), threads].find(
    (choice) => !ways.some((way) => way.strategy === choice.strategy && way.workers === choice.workers),
  );
  if (isMissing) return `the exhaustive run did not measure ${JSON.stringify(isMissing)}: raise \`--budget\``;
  const taskMs = exhaustive.workloads[0]?.taskCost?.meanMs;
  return {
    name,
    advised: choiceOf(advised),
    action: given.action,
    adviceMs: Math.round(adviceMs),
    exhaustive: ways,
    ...(taskMs !== undefined && { taskMs }),
  };
}

function keyed(term: string): string {
  return term.startsWith('!') ? `!strategy:${term.slice(1)}` : `strategy:${term}`;
}

async function parbench(name: string, ...args: readonly string[]): Promise<Result> {
  const { stdout } = await execaNode(command, [`${functions}${name}.ts`, ...args, '--quiet', '--json', '-'], {
    reject: false,
    stderr: 'inherit',
  });
  return parseResult(stdout, `parbench ${name} ${args.join(' ')}`);
}

function choiceOf({ strategy, workers }: Result['cells'][number]): Choice {
  return { strategy: strategy.name, workers };
}

function toLine(record: RegretRecord): string {
  return `${JSON.stringify(record)}\n`;
}

function readRecords(): readonly RegretRecord[] {
  if (!existsSync(values.file)) return [];
  // What follows the last line break was torn by an interruption.
  const lines = readFileSync(values.file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => regretRecordSchema.parse(JSON.parse(line)));
}
