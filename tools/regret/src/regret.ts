/**
 * Measures the cost of following parbench's advice: for each function of `functions/`, `parbench FILE` as a user would
 * run it, then an independent run of every way, then one of the advised way and its rival. Each function is written when
 * it is measured, and a run that is started again continues where it stopped.
 *
 *     npx -y pnpm regret --file regrets.jsonl
 *
 * `--report` prints the table of the file; `--function parse-script` (repeatable) selects some of the functions;
 * `--renew` asks for advice again for functions of the file, and keeps their exhaustive runs. `--compare-again` only repeats
 * the runs of the advised way and its rival, with a longer `--budget`, where one leaves the regret open.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compare } from '@parbench/engine/internal';
import { parseResult, type Result } from '@parbench/engine/result';
import { execaNode } from 'execa';
import { ask, type Choice, command } from './decision.ts';
import { longCalls } from './long-calls.ts';
import { type MeasuredFunction, measuredFunctionSchema } from './measured-function.ts';
import { isSame, rivalOf } from './regret-of.ts';
import { renderRegrets } from './render-regrets.ts';

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'regrets.jsonl' },
    function: { type: 'string', multiple: true },
    budget: { type: 'string', default: '60s' },
    renew: { type: 'boolean', default: false },
    'compare-again': { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
  },
});
const functions = fileURLToPath(new URL('../functions/', import.meta.url));
/**
 * All strategies except those that start a worker for each task, which never beat a lasting pool, and the socket, which
 * is not offered for user functions.
 */
const candidates = ['threads', 'processes', 'cluster', '!*/spawn', '!processes/socket'];
/** The variants that the name of a strategy alone would select too. */
const allVariants = [
  ...['threads/pipelined', 'threads/shared', 'threads/spawn'],
  ...['processes/advanced', 'processes/socket', 'processes/spawn'],
];
const threads: Choice = { strategy: 'threads', workers: availableParallelism() };

if (!values.report) await measureAll();
console.log(renderRegrets(readMeasured()));

async function measureAll(): Promise<void> {
  const known = new Map(readMeasured().map((measured) => [measured.name, measured]));
  write([...known.values()]);
  const names = globSync('*.ts', { cwd: functions }).map((file) => basename(file, '.ts'));
  for (const name of names.toSorted()) {
    const isWanted = name !== 'seeded' && (values.function?.includes(name) ?? true);
    const own = known.get(name);
    if (!isWanted || (values['compare-again'] ? !(own && rivalOf(own)) : own && !values.renew)) continue;
    const found = values['compare-again'] && own ? await compareAgain(own) : await measure(name, own);
    if (typeof found !== 'string') write([...known.set(name, found).values()]);
    console.error(`${name}: ${typeof found === 'string' ? found : 'measured'}`);
  }
}

/** Measures a function, or returns why it could not; that function is tried again when the tool is started again. */
async function measure(
  name: string,
  known: MeasuredFunction | undefined,
): Promise<MeasuredFunction | string> {
  const decision = await ask(`${functions}${name}.ts`, name);
  if (decision === undefined) return 'parbench gave no advice';
  const { advised } = decision;
  const lacking = ({ exhaustive }: Pick<MeasuredFunction, 'exhaustive'>) =>
    [advised, threads].find((choice) => !exhaustive.some((way) => isSame(way, choice)));
  const ways = known && !lacking(known) ? known : await measureAllWays(name);
  const { exhaustive } = ways;
  const isMissing = lacking(ways);
  if (isMissing) return `the exhaustive run did not measure ${JSON.stringify(isMissing)}: raise \`--budget\``;
  const rival = rivalOf({ advised, exhaustive });
  const duel = rival && (await compareAlone(name, advised, rival));
  if (duel === null) return 'the run of the advised way and its rival has no interval: raise `--budget`';
  return { ...decision, exhaustive, ...(duel && { duel }) };
}

async function compareAgain(known: MeasuredFunction): Promise<MeasuredFunction | string> {
  const rival = rivalOf(known);
  const duel = rival && (await compareAlone(known.name, known.advised, rival));
  return duel ? { ...known, duel } : 'the run of the advised way and its rival has no interval';
}

async function measureAllWays(name: string): Promise<Pick<MeasuredFunction, 'exhaustive'>> {
  const filters = candidates.flatMap((term) => ['--filter', keyed(term)]);
  const { cells } = await parbench(name, ...filters, '--workers', '1,2,max', ...everyWayOf(name));
  const exhaustive = cells.flatMap((cell) => {
    const speedup = cell.metrics.speedup?.value;
    return speedup === undefined ? [] : [{ ...choiceOf(cell), speedup }];
  });
  return { exhaustive };
}

function everyWayOf(name: string): readonly string[] {
  return longCalls[name]?.everyWay ?? ['--budget', values.budget];
}

/**
 * Returns the throughput of `a` divided by that of `b`, from a run of these two, which ends when the ratio is known to 2.5 %
 * or after the budget; of both with both widths if these differ.
 */
async function compareAlone(
  name: string,
  a: Choice,
  b: Choice,
): Promise<NonNullable<MeasuredFunction['duel']> | null> {
  const pair = [a, b].filter(({ strategy }) => strategy !== 'inline');
  const chosen = pair.map(({ strategy }) => strategy);
  const [baseline = 'inline'] = pair.length < 2 ? [] : chosen;
  const variants = allVariants.filter((variant) => !chosen.includes(variant));
  const filters = [...chosen, ...variants.map((variant) => `!${variant}`)].map(keyed);
  const { cells } = await parbench(
    name,
    ...filters.flatMap((term) => ['--filter', term]),
    ...['--workers', [...new Set(pair.map(({ workers }) => workers))].join(',')],
    ...['--baseline', baseline, '--precision', '2.5%'],
    ...everyWayOf(name),
  );
  const [first, second] = [a, b].map((choice) => cells.find((cell) => isSame(choiceOf(cell), choice)));
  const found = first && second && compare(first, second, { threshold: 0, floor: 0, comparisons: 1 });
  if (found?.low === undefined || found.high === undefined) return null;
  return { ratio: found.ratio, low: found.low, high: found.high, blocks: found.blocks };
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

function write(functions: readonly MeasuredFunction[]): void {
  writeFileSync(values.file, functions.map((measured) => `${JSON.stringify(measured)}\n`).join(''));
}

function readMeasured(): readonly MeasuredFunction[] {
  if (!existsSync(values.file)) return [];
  // The text after the last line break was torn by an interruption.
  const lines = readFileSync(values.file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => measuredFunctionSchema.parse(JSON.parse(line)));
}
