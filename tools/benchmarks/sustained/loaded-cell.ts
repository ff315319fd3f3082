import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sum } from '@parbench/engine/internal';
import {
  type Stretch,
  type StretchReply,
  type SustainedRequest,
  stretchReplySchema,
} from './sustained-request.ts';

const entry = fileURLToPath(new URL('./run-cell.ts', import.meta.url));

/** A cell in a process of its own. */
export interface LoadedCell {
  /** @throws Error if a task fails, which ends the process */
  load(stretch: Stretch): Promise<StretchReply>;
  /**
   * Resolves to what the process and its workers have written to standard output.
   * @throws Error if the process fails
   */
  close(): Promise<string>;
}

/** Starts the process of a cell, with more options of Node and environment variables if given. */
export function startCell(
  request: SustainedRequest,
  {
    execArgv = [],
    env = {},
  }: { readonly execArgv?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): LoadedCell {
  const child = fork(entry, [JSON.stringify(request)], {
    execArgv: [...execArgv],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const chunks: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const closed = once(child, 'close');
  const failure = (code: unknown) =>
    new Error(`${request.strategy} on ${request.url} ended with exit code ${code}.`);
  const endedEarly = async (): Promise<never> => {
    const [code] = await closed;
    throw failure(code);
  };
  return {
    async load(stretch) {
      child.send(stretch);
      const [message] = await Promise.race([once(child, 'message'), endedEarly()]);
      return stretchReplySchema.parse(message);
    },
    async close() {
      child.send('close');
      const [code] = await closed;
      if (code !== 0) throw failure(code);
      return chunks.join('');
    },
  };
}

/** Loads a cell with `--trace-gc`, which forked workers inherit: milliseconds of collection per task. */
export async function traceCollection(request: SustainedRequest): Promise<number> {
  const cell = startCell(request, { execArgv: ['--trace-gc'] });
  const { tasks } = await cell.load({ leadInMs: 0, countedMs: 2000 });
  const pausesMs = [
    ...(await cell.close()).matchAll(/ MB, (?:pooled: [\d.]+ MB, )?([\d.]+) \/ [\d.]+ ms/g),
  ].map(([, ms]) => Number(ms));
  return sum(pausesMs) / tasks;
}
