/**
 * Asks for advice on each function of a folder, as a user would, and prints which are decided, and how long that took.
 * Each answer is written when it is known, and a run that is started again continues where it stopped.
 *
 *     npx -y pnpm decisions --file tools/regret/results/decisions.jsonl
 *
 * `--repeat 40` asks so often. For a function that gains nothing, such as `wait-for-reply`, each advice to parallelise is false.
 * `--report` prints the table of the file; `--function count-primes` (repeatable) selects some of the functions; `--folder
 * fresh` takes ten others, at which nobody looked while the advice was developed.
 */
import { appendFileSync, existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { ask, type Decision, decisionSchema } from './decision.ts';

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'decisions.jsonl' },
    folder: { type: 'string', default: 'functions' },
    function: { type: 'string', multiple: true },
    repeat: { type: 'string', default: '1' },
    report: { type: 'boolean', default: false },
  },
});
const functions = fileURLToPath(new URL(`../${values.folder}/`, import.meta.url));

if (!values.report) await askAll();
console.log(render(readDecisions()));

async function askAll(): Promise<void> {
  const known = readDecisions();
  const names = globSync('*.ts', { cwd: functions }).map((file) => basename(file, '.ts'));
  for (const name of names.toSorted()) {
    const isWanted = name !== 'seeded' && (values.function?.includes(name) ?? true);
    if (!isWanted) continue;
    const asked = known.filter((decision) => decision.name === name).length;
    for (let time = asked; time < Number(values.repeat); time++) {
      const decision = await ask(`${functions}${name}.ts`, name);
      if (decision === undefined) console.error(`${name}: parbench gave no advice`);
      else appendFileSync(values.file, `${JSON.stringify(decision)}\n`);
    }
  }
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
      'first answer',
      'took',
      'advice',
      'best alternative',
      'against inline',
      '95 % interval',
      'blocks',
    ],
  });
  const byLength = decisions.toSorted((a, b) => (a.taskMs ?? 0) - (b.taskMs ?? 0));
  const seconds = (ms: number | undefined) => (ms === undefined ? '' : `${(ms / 1000).toFixed(0)} s`);
  for (const { name, taskMs = 0, tookMs, firstMs, action, best, gain, blocks } of byLength) {
    const { value, low, high } = gain ?? {};
    const interval = low === undefined || high === undefined ? '' : `${low.toFixed(2)} to ${high.toFixed(2)}`;
    table.push([
      ...[name, `${Number(taskMs.toPrecision(2))} ms`, seconds(firstMs), seconds(tookMs), action],
      ...[
        `${best.strategy}@${best.workers}`,
        value === undefined ? '' : `${value.toFixed(2)}x`,
        interval,
        blocks,
      ],
    ]);
  }
  const decided = decisions.filter(({ action }) => action !== 'undecided').length;
  const parallel = decisions.filter(({ action }) => action === 'parallelise').length;
  return `${table.toString()}\nDecided: ${decided} of ${decisions.length}; to parallelise: ${parallel}.`;
}
