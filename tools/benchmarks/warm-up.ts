/**
 * How fast is a pool by the time since it was ready, and how much does a warm one scatter? Loads freshly opened strategies
 * without a pause, in processes in turn, and prints the speed in each period against that of the same process after 1.5 s,
 * the standard deviation between stretches of different lengths, and the CPU time of the driver's thread per task. Warm-up
 * and slices are chosen by it.
 *
 *     npx -y pnpm warm-up --rounds 6 --file tools/benchmarks/results/warm-up.jsonl
 *
 * `--workload echo` and `--strategy threads` (repeatable), `--seconds 5` a process; with `--rehearse` or
 * `--compile-early`, each strategy also with its dispatch rehearsed, or compiled early, as in the warm-up of a trial. Every process is a line of the file as soon
 * as it has ended. `--report` prints the tables of the file and measures nothing.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { calibratedWorkload } from './sustained/calibrated-workload.ts';
import { renderWindows } from './warm-up/render-windows.ts';
import {
  type Counted,
  countedSchema,
  type WayToCompile,
  type Windows,
  type WindowsRequest,
  windowsSchema,
} from './warm-up/windows-request.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '5' },
    file: { type: 'string', default: 'warm-up.jsonl' },
    workload: {
      type: 'string',
      multiple: true,
      default: ['noop', 'spin', 'json-roundtrip', 'echo', 'sha256'],
    },
    strategy: { type: 'string', multiple: true, default: ['inline', 'threads', 'processes', 'cluster'] },
    rehearse: { type: 'boolean', default: false },
    'compile-early': { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
  },
});
const entry = fileURLToPath(new URL('./warm-up/run-windows.ts', import.meta.url));

const ways: readonly WayToCompile[] = [
  'by load',
  ...(values.rehearse ? (['rehearsed'] as const) : []),
  ...(values['compile-early'] ? (['compiled early'] as const) : []),
];

if (!values.report) await measureRounds();
const lines = readFileSync(values.file, 'utf8').split('\n').slice(0, -1);
console.log(renderWindows(lines.map((line) => windowsSchema.parse(JSON.parse(line)))));

async function measureRounds(): Promise<void> {
  const workloads = await Promise.all(values.workload.map(calibratedWorkload));
  for (let round = 0; round < Number(values.rounds); round++) {
    const order = round % 2 === 0 ? values.strategy : values.strategy.toReversed();
    for (const { name, url, params } of workloads)
      for (const strategy of order)
        for (const compiled of round % 2 === 0 ? ways : ways.toReversed()) {
          const counted = countIn({ url, params, strategy, seconds: Number(values.seconds), compiled });
          const variant = compiled === 'by load' ? strategy : `${strategy}, ${compiled}`;
          note({ workload: name, strategy: variant, ...counted });
        }
  }
}

function countIn(request: WindowsRequest): Counted {
  const stdout = execFileSync(process.execPath, [entry, JSON.stringify(request)], { encoding: 'utf8' });
  return countedSchema.parse(JSON.parse(stdout));
}

function note(windows: Windows): void {
  appendFileSync(values.file, `${JSON.stringify(windows)}\n`);
}
