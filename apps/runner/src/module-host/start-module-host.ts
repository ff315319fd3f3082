import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ParbenchError, type ParbenchErrorCode } from '@parbench/core/errors';
import { readLines, writeLine } from '@parbench/core/json-lines';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { keepStderr, mostInformativeLine, startGroup } from '@parbench/core/process-group';
import { usageError } from '../errors/usage-error.ts';
import type { Answers, Question, Requests } from './questions.ts';

/** A process that loads the user's modules. The first question starts it. */
export interface ModuleHost extends AsyncDisposable {
  /**
   * Asks a question. `expected` names the module and what it should do, for the message if the process ends or does not
   * answer within `limitMs`.
   * @throws ParbenchError as the module's error is, `timeout` if a function does not return, and `usage` if the process ends
   * or does not answer
   */
  ask<Name extends Question>(
    question: Name,
    request: Requests[Name],
    { expected, limitMs }: { readonly expected: string; readonly limitMs?: number },
  ): Promise<Answers[Name]>;
}

/** Time limit for loading a module, milliseconds. */
export const loadLimitMs = 10_000;

const entry = fileURLToPath(import.meta.resolve('parbench/module-host'));

/** What a host writes: an answer, the error of a module, or the reason why there is no answer. */
type Reply = { readonly id: number } & (
  | { readonly answer: unknown }
  | { readonly error: { readonly code: ParbenchErrorCode; readonly message: string } }
  | { readonly end: string; readonly isTimeout?: boolean }
);

/** Creates a module host that works in `folder`. Disposing ends it and all processes that the modules started. */
export function createModuleHost(folder: string): ModuleHost {
  let running: RunningHost | undefined;
  return {
    async ask(question, request, { expected, limitMs = loadLimitMs }) {
      running ??= startHost(folder);
      const reply = await running.request(question, request, limitMs);
      if ('answer' in reply) return (await checkAnswer(question, reply.answer, expected)) as never;
      if ('error' in reply) throw new ParbenchError(reply.error.code, reply.error.message);
      if (reply.isTimeout && question === 'inspect') {
        throw new ParbenchError(
          'timeout',
          `${expected}, but a call takes longer than ${limitMs / 1000} s. Does it loop forever? Raise \`--timeout\` if it does not.`,
        );
      }
      throw usageError(
        `${expected}, but the process that tried it ${reply.end}. Does it end the process, start a server or loop forever?`,
      );
    },
    async [Symbol.asyncDispose]() {
      await running?.close();
    },
  };
}

interface RunningHost {
  /** Never rejects: failures are replies. */
  request(question: string, request: object, limitMs: number): Promise<Reply>;
  close(): Promise<void>;
}

function startHost(folder: string): RunningHost {
  const reaper = startOrphanReaper();
  const args = [...process.execArgv, '--enable-source-maps', entry];
  const { leader, requests, replies, kill } = startGroup({ file: process.execPath, args }, reaper, folder);
  const readStderr = keepStderr(leader.stderr);
  const waiting = new Map<number, (reply: Reply) => void>();
  const ended = Promise.withResolvers<string>();
  let sent = 0;

  readLines(replies, (line) => {
    const reply = parseReply(line);
    if (reply) waiting.get(reply.id)?.(reply);
  });
  const exited = once(leader, 'exit');
  leader.once('exit', async (code, signal) => ended.resolve(describeEnd(code, signal, await readStderr())));
  return {
    request(question, request, limitMs) {
      const id = ++sent;
      const { promise, resolve } = Promise.withResolvers<Reply>();
      const endWith = (end: string) => resolve({ id, end });
      const late = { id, end: `neither ended nor returned within ${limitMs / 1000} s`, isTimeout: true };
      const timer = setTimeout(resolve, limitMs, late);
      waiting.set(id, resolve);
      ended.promise.then(endWith);
      writeLine(requests, { id, question, ...request });
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(id);
      });
    },
    async close() {
      kill();
      await Promise.all([exited, reaper.close()]);
    },
  };
}

/** @throws ParbenchError `usage` that names the field, expected and received */
async function checkAnswer(question: Question, answer: unknown, expected: string): Promise<unknown> {
  const [v, { answerSchemas }] = await Promise.all([import('valibot'), import('./questions.ts')]);
  const parsed = v.safeParse(answerSchemas[question], answer);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? 'answer';
  throw usageError(
    `${expected}, but \`${field}\` of its reply is invalid: expected ${issue.expected}, received ${issue.received}.`,
  );
}

/** Returns undefined for a line that a module has written there, since it does not know ids and form. */
function parseReply(line: string): Reply | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Node's exit code for a module that awaits such a promise and has nothing else to do. */
const unsettledPromise = 13;

function describeEnd(code: number | null, signal: NodeJS.Signals | null, stderr: string): string {
  if (code === unsettledPromise) return 'waits for a promise that never settles';
  const how = signal === null ? `exited with code ${code}` : `was ended by ${signal}`;
  const line = mostInformativeLine(stderr);
  return line === undefined ? how : `${how} (${line})`;
}
