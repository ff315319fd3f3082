import { setTimeout as sleep } from 'node:timers/promises';
import { decodeTagged, encodeTagged, loadWorkload, messageOf, ParbenchError } from '@parbench/core';
import { readLines, writeLine } from '@parbench/core/json-lines';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import type { LibraryAnswer, LibraryPool, StartRequest } from '@parbench/core/pool-library';
import { type ProcessGroup, startGroup } from '@parbench/core/process-group';
import { findInterpreter } from '../find-interpreters.ts';
import { hostCommand } from '../host-command.ts';

/** What CPython replies: a worker with its output, or a failure, whose kind is the name of the exception. */
interface Reply {
  readonly id: number;
  readonly worker?: string;
  readonly value?: unknown;
  readonly failure?: readonly [kind: string, message: string];
  readonly stack?: string;
}

/** Exceptions that report a lost worker. */
const lostWorker = new Set(['BrokenProcessPool', 'BrokenThreadPool', 'BrokenInterpreterPool', 'LostProcess']);

/** How long the pool may take to close before it is killed, milliseconds. */
const closeMs = 1000;

/** How long a worker may take to start, seconds. */
const startTimeoutSeconds = 10;

/**
 * Starts the pool `strategy` in a CPython process of its own.
 * @throws ParbenchError `worker-start` or `setup-failed` if its workers cannot be started, `invalid-workload` without a
 *   Python module
 */
export async function openBridge(
  strategy: string,
  { workload: { url, exportName, params }, workers }: StartRequest,
): Promise<LibraryPool> {
  const definition = await loadWorkload({ url, ...(exportName !== undefined && { exportName }) });
  const implementation = definition.implementations?.python;
  if (implementation === undefined) {
    throw new ParbenchError(
      'invalid-workload',
      `\`${definition.name}\` has no implementation for \`python\`.`,
    );
  }
  const python = await findInterpreter();
  if ('reason' in python) throw new ParbenchError('worker-start', python.reason);
  const { file, args } = hostCommand(python.path);
  const reaper = startOrphanReaper();
  const group = startGroup({ file, args: [...args, 'bridge'] }, reaper);
  const exchange = exchangeWith(group);
  const opened = exchange
    .ask({ open: { strategy, url: implementation.url, params, workers, timeout: startTimeoutSeconds } })
    .then(({ failure }) => {
      if (failure === undefined) return;
      const [code, message] = failure;
      throw new ParbenchError(code === 'setup-failed' ? code : 'worker-start', message);
    });
  return {
    opened,
    answersRehearsals: false,
    async run(request) {
      const encoded = encode(request === 'probe' ? { act: 'echo' } : request.input);
      if ('failure' in encoded) return encoded.failure;
      return answerOf(await exchange.ask(encoded));
    },
    async end() {
      const closed = exchange.ask({ close: true }).catch(() => undefined);
      await Promise.race([closed, sleep(closeMs, undefined, { ref: false })]);
      group.kill();
      await exchange.ended;
      await reaper.close();
    },
  };
}

function encode(input: unknown): { readonly value: unknown } | { readonly failure: LibraryAnswer } {
  try {
    return { value: encodeTagged(input) };
  } catch (error) {
    const failure = { status: 'failed', kind: 'unserialisable', message: messageOf(error) } as const;
    return { failure: ['', undefined, failure] };
  }
}

function answerOf({ worker = '', value, failure, stack }: Reply): LibraryAnswer {
  if (failure === undefined) return [worker, decodeTagged(value)];
  const [kind, message] = failure;
  if (lostWorker.has(kind)) throw new Error(`worker lost: ${message}`);
  const outcome = { status: 'failed', message, worker } as const;
  if (kind === 'unserialisable') return [worker, undefined, { ...outcome, kind }];
  return [worker, undefined, { ...outcome, kind: 'task-error', name: kind, ...(stack && { stack }) }];
}

/** Sends requests, any number at once; a reply has the number of its request. */
function exchangeWith({ leader, requests, replies }: ProcessGroup) {
  const waiting = new Map<number, PromiseWithResolvers<Reply>>();
  const ended = Promise.withResolvers<void>();
  let sent = 0;
  readLines(replies, (line) => {
    const reply = parseReply(line);
    if (reply) waiting.get(reply.id)?.resolve(reply);
  });
  leader.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) {
      reject(
        new Error(`the process of the pool ended: ${signal ? `signal: ${signal}` : `exit code: ${code}`}`),
      );
    }
    ended.resolve();
  });
  leader.stderr?.resume();
  return {
    ended: ended.promise,
    ask(request: object): Promise<Reply> {
      const id = ++sent;
      const settled = Promise.withResolvers<Reply>();
      waiting.set(id, settled);
      if (leader.exitCode !== null || leader.signalCode !== null) {
        settled.reject(new Error('the process of the pool has ended'));
      } else writeLine(requests, { id, ...request });
      return settled.promise.finally(() => waiting.delete(id));
    },
  };
}

function parseReply(line: string): Reply | undefined {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`CPython replied with an invalid line: ${messageOf(error)}`);
  }
}
