import { messageOf } from '@parbench/core';
import { readLines, writeLine } from '@parbench/core/json-lines';
import { keepStderr, type ProcessGroup } from '@parbench/core/process-group';
import * as v from 'valibot';
import { type Command, type Commands, commandSchemas } from '../protocol/commands.ts';
import { helloSchema, protocolVersion, type Reply, replySchema } from '../protocol/messages.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { endByInterrupt, endOfProcess } from './end-of-process.ts';

/** The exchange of messages with a trial host. At most one reply is awaited, and the end of the host ends the wait. */
export interface Exchange {
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>;
  /**
   * Waits for the first line of the host. @throws TrialEnd if it does not arrive within `timeoutMs`, or has another
   * protocol version
   */
  booted(timeoutMs: number): Promise<void>;
  /**
   * Sends a request and waits for its reply. @throws TrialEnd if the cell fails, the process ends, `timeoutMs` pass or
   * the run is interrupted
   */
  request<Name extends Command>(
    command: Name,
    request: Commands[Name]['request'],
    timeoutMs: number,
  ): Promise<Commands[Name]['reply']>;
}

/** Starts the exchange with the host that leads `group`. When `signal` is aborted, all requests end as interrupted. */
export function createExchange(
  { leader, requests, replies }: Pick<ProcessGroup, 'leader' | 'requests' | 'replies'>,
  signal: AbortSignal,
): Exchange {
  const readStderr = keepStderr(leader.stderr);
  const exited = Promise.withResolvers<void>();
  let awaited = Promise.withResolvers<string>();
  let end: TrialEnd | undefined;
  let sent = 0;

  const endWith = (reason: TrialEnd) => {
    end ??= reason;
    awaited.promise.catch(() => {});
    awaited.reject(end);
  };
  const interrupt = () => endWith(endByInterrupt());
  signal.addEventListener('abort', interrupt);
  readLines(replies, (line) => awaited.resolve(line));
  leader.once('exit', async (code, name) => {
    exited.resolve();
    endWith(endOfProcess(code, name, await readStderr()));
    signal.removeEventListener('abort', interrupt);
  });

  const nextLine = async (waitingFor: string, timeoutMs: number) => {
    const seconds = Number((timeoutMs / 1000).toPrecision(3));
    const timer = setTimeout(() => {
      awaited.reject(new TrialEnd('timeout', `${waitingFor} took longer than ${seconds} s`));
    }, timeoutMs);
    return awaited.promise.finally(() => clearTimeout(timer));
  };
  /** After a violation of the protocol, no message can be trusted: the exchange ends. */
  const held = <Value>(read: () => Value): Value => {
    try {
      return read();
    } catch (error) {
      endWith(new TrialEnd('failed', `the trial host does not keep to the protocol: ${messageOf(error)}`));
      throw end;
    }
  };
  return {
    exited: exited.promise,
    async booted(timeoutMs) {
      const line = await nextLine('starting the trial process', timeoutMs);
      const { protocol } = held(() => parse(helloSchema, JSON.parse(line)));
      if (protocol === protocolVersion) return;
      endWith(
        new TrialEnd(
          'failed',
          `the trial host speaks version ${protocol} of the protocol: expected ${protocolVersion}. Install matching versions of parbench and its strategies.`,
        ),
      );
      throw end;
    },
    async request(command, request, timeoutMs) {
      if (end) throw end;
      awaited = Promise.withResolvers();
      const id = ++sent;
      writeLine(requests, { id, command, ...request });
      const line = await nextLine(`\`${command}\``, timeoutMs);
      const reply = held(() => parseReply(line, id));
      if (reply.status !== 'ok') throw new TrialEnd(reply.status, reply.reason);
      return held(() => parse(commandSchemas[command].reply, reply.value)) as never;
    },
  };
}

function parseReply(line: string, id: number): Reply {
  const reply = parse(replySchema, JSON.parse(line));
  if (reply.id === id) return reply;
  throw new Error(`\`id\`: expected the reply to request ${id}, received that to ${reply.id}`);
}

/** @throws Error that names the field, the expected and the received value */
function parse<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`\`${v.getDotPath(issue) ?? 'the message'}\`: ${issue.message}`);
}
