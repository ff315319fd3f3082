/**
 * Compares execa's IPC (`sendMessage`, `getEachMessage`) with Node's (`send`, `'message'`) over the same child process,
 * which execa starts: round trips of one small message at a time.
 * Run: node packages/strategy-processes/bench/ipc.ts [rounds]
 */
import { fileURLToPath } from 'node:url';
import { execaNode } from 'execa';

type RoundTrip = () => Promise<unknown>;

const rounds = Number(process.argv[2] ?? 60);
const sliceMs = 50;
const child = fileURLToPath(new URL('./echo-child.ts', import.meta.url));

for (const serialization of ['json', 'advanced'] as const) {
  const byNode = execaNode(child, ['node'], { serialization, buffer: false, reject: false });
  const byExeca = execaNode(child, ['execa'], { serialization, buffer: false, reject: false });
  const nodes = nodeRoundTrip(byNode.nodeChildProcess);
  const execas = execaRoundTrip(byExeca);
  for (let warmUp = 0; warmUp < 10; warmUp++) for (const trip of [nodes, execas]) await rate(trip);
  const results: { node: number; execa: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [nodes, execas] : [execas, nodes];
    const [a, b] = [await rate(first), await rate(second)];
    results.push(first === nodes ? { node: a, execa: b } : { node: b, execa: a });
  }
  const ratios = results.map(({ node, execa }) => node / execa);
  console.log(
    `${serialization}: Node ${Math.round(median(results.map(({ node }) => node)))}/s, execa ${Math.round(median(results.map(({ execa }) => execa)))}/s, ` +
      `Node / execa ${median(ratios).toFixed(2)} (quartiles ${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)}, ${rounds} rounds of ${sliceMs} ms)`,
  );
  byNode.kill('SIGKILL');
  byExeca.kill('SIGKILL');
  await Promise.all([byNode, byExeca]);
}

function nodeRoundTrip(subprocess: NodeJS.EventEmitter & { send?(message: unknown): boolean }): RoundTrip {
  return () =>
    new Promise((resolve) => {
      subprocess.once('message', resolve);
      subprocess.send?.([[1, 1]]);
    });
}

function execaRoundTrip(subprocess: {
  sendMessage(message: number[][]): Promise<void>;
  getEachMessage(): AsyncIterableIterator<unknown>;
}): RoundTrip {
  const messages = subprocess.getEachMessage();
  return async () => {
    const next = messages.next();
    await subprocess.sendMessage([[1, 1]]);
    return next;
  };
}

async function rate(trip: RoundTrip): Promise<number> {
  const start = performance.now();
  let trips = 0;
  for (; performance.now() - start < sliceMs; trips++) await trip();
  return trips / ((performance.now() - start) / 1000);
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
}
