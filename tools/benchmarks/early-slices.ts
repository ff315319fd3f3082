/**
 * How far are the slices of a trial from sustained throughput, and is it for want of warm-up or for the pauses? Loads freshly
 * opened strategies like a trial, and prints the rates of slices right after warm-up and of slices after 5 s of load, both
 * against load without a pause in the same process.
 *
 *     npx -y pnpm early-slices --rounds 6 --file tools/benchmarks/results/early-slices.jsonl
 *
 * `--workload sha256`, `--strategy threads` and `--warm-up 1.2`, seconds (repeatable); processes take turns. Every process is a
 * line of the file as soon as it has ended. `--report` prints the table of the file and measures nothing.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderSlices } from './early-slices/render-slices.ts';
import { type Rates, ratesSchema, type SlicesRequest, slicesSchema } from './early-slices/slices-request.ts';
import { calibratedWorkload } from './sustained/calibrated-workload.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    file: { type: 'string', default: 'early-slices.jsonl' },
    workload: { type: 'string', multiple: true, default: ['spin-100us', 'sha256'] },
    strategy: { type: 'string', multiple: true, default: ['inline', 'threads', 'processes', 'cluster'] },
    'warm-up': { type: 'string', multiple: true, default: ['1.2', '2.4'] },
    report: { type: 'boolean', default: false },
  },
});
const entry = fileURLToPath(new URL('./early-slices/run-slices.ts', import.meta.url));

if (!values.report) await measureRounds();
const lines = readFileSync(values.file, 'utf8').split('\n').slice(0, -1);
console.log(renderSlices(lines.map((line) => slicesSchema.parse(JSON.parse(line)))));

async function measureRounds(): Promise<void> {
  const workloads = await Promise.all(values.workload.map(calibratedWorkload));
  for (let round = 0; round < Number(values.rounds); round++) {
    const inTurn = <Item>(items: readonly Item[]) => (round % 2 === 0 ? items : items.toReversed());
    for (const { name, url, params } of workloads)
      for (const strategy of inTurn(values.strategy))
        for (const seconds of inTurn(values['warm-up'])) {
          const warmUpMs = Number(seconds) * 1000;
          const rates = ratesOf({ url, params, strategy, warmUpMs });
          appendFileSync(
            values.file,
            `${JSON.stringify({ workload: name, strategy, warmUpMs, ...rates })}\n`,
          );
        }
  }
}

function ratesOf(request: SlicesRequest): Rates {
  const stdout = execFileSync(process.execPath, [entry, JSON.stringify(request)], { encoding: 'utf8' });
  return ratesSchema.parse(JSON.parse(stdout));
}
