import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type SustainedReply, type SustainedRequest, sustainedReplySchema } from './sustained-request.ts';

const entry = fileURLToPath(new URL('./run-sustained.ts', import.meta.url));

/** Loads a cell in a fresh process, with more environment variables if given. */
export async function startCell(
  request: SustainedRequest,
  env: NodeJS.ProcessEnv = {},
): Promise<SustainedReply> {
  return (await run(request, [], env)).reply;
}

/** Loads a cell in a fresh process with `--trace-gc`, which forked workers inherit: milliseconds of collection per task. */
export async function traceCollection(request: SustainedRequest): Promise<number> {
  const { reply, stdout } = await run(request, ['--trace-gc'], {});
  const pausesMs = [...stdout.matchAll(/ MB, (?:pooled: [\d.]+ MB, )?([\d.]+) \/ [\d.]+ ms/g)].map(([, ms]) =>
    Number(ms),
  );
  return pausesMs.reduce((total, ms) => total + ms, 0) / reply.tasks;
}

async function run(request: SustainedRequest, execArgv: readonly string[], env: NodeJS.ProcessEnv) {
  const child = fork(entry, [JSON.stringify(request)], {
    execArgv: [...execArgv],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const chunks: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  let message: unknown;
  child.on('message', (value) => {
    message = value;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${request.strategy} on ${request.url} ended with exit code ${code}.`);
  return { reply: sustainedReplySchema.parse(message), stdout: chunks.join('') };
}
