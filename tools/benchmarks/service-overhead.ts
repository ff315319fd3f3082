/**
 * What measuring a service costs: requests per second that parbench's load generator gets from a service that parbench serves,
 * against those that a bare client gets from a bare server with the same handler. Each in fresh processes, in turn; prints
 * the ratio of the pairs with its 95 % interval.
 *
 *     npx -y pnpm service-overhead --workload http-cpu --rounds 12
 *
 * `--workload` and `--strategy` (repeatable) choose; `--warm-up` and `--stretch` are seconds.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { resolveParams, type ServiceWorkload } from '@parbench/core';
import { meanInterval } from '@parbench/engine/internal';
import Table from 'cli-table3';

const { values } = parseArgs({
  options: {
    workload: { type: 'string', multiple: true, default: ['http-cpu', 'http-json'] },
    strategy: { type: 'string', multiple: true, default: ['inline', 'cluster', 'processes/reuseport'] },
    rounds: { type: 'string', default: '12' },
    'warm-up': { type: 'string', default: '1' },
    stretch: { type: 'string', default: '3' },
  },
});

const run = promisify(execFile);
const scripts = {
  parbench: { serve: './service-wrk/serve.ts', load: './service-overhead/load-with-parbench.ts' },
  bare: { serve: './service-overhead/serve-bare.ts', load: './service-overhead/load-bare.ts' },
} as const;
const workers = availableParallelism();
/** As parbench does by default. */
const connections = 16 * workers;

const table = new Table({
  style: { head: [], border: [], compact: true },
  head: ['workload', 'strategy', 'parbench / bare', '95 % interval', 'rounds'],
});
for (const workload of values.workload) {
  const url = import.meta.resolve(`@parbench/workloads/${workload}`);
  const params = await paramsOf(url);
  for (const strategy of values.strategy) {
    const logRatios: number[] = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      const rates = { parbench: 0, bare: 0 };
      const order = ['parbench', 'bare'] as const;
      for (const side of round % 2 === 0 ? order : order.toReversed())
        rates[side] = await measure(side, strategy, url, params);
      logRatios.push(Math.log(rates.parbench / rates.bare));
    }
    table.push([workload, strategy, ...describe(logRatios)]);
  }
}
console.log(table.toString());

/** The same for both sides: iterations are calibrated once. */
async function paramsOf(url: string): Promise<string> {
  const workload: ServiceWorkload = (await import(url)).default;
  const params = resolveParams(workload, {});
  return JSON.stringify((await workload.calibrate?.(params)) ?? params);
}

/** Returns requests per second. */
async function measure(
  side: keyof typeof scripts,
  strategy: string,
  url: string,
  params: string,
): Promise<number> {
  const { serve, load } = scripts[side];
  const width = strategy === 'inline' ? 1 : workers;
  const server = startServer(serve, [strategy, url, params, String(width)]);
  const exited = once(server, 'exit');
  const [address] = await once(createInterface({ input: server.stdout as NodeJS.ReadableStream }), 'line');
  try {
    const args = [
      address,
      String(connections),
      values['warm-up'],
      values.stretch,
      url,
      params,
      String(width),
    ];
    const { stdout } = await run(process.execPath, [pathOf(load), ...args]);
    return Number(stdout);
  } finally {
    server.stdin?.end();
    await exited;
  }
}

function startServer(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [pathOf(script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

function pathOf(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

function describe(logRatios: readonly number[]): readonly string[] {
  const { value, low = Number.NaN, high = Number.NaN, n } = meanInterval(logRatios);
  const [ratio, from, to] = [value, low, high].map((log) => Math.exp(log).toFixed(3));
  return [`${ratio}x`, `${from} to ${to}`, String(n)];
}
