import { messageOf } from '@parbench/core';
import { readLines, writeLine } from '@parbench/core/json-lines';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { keepStderr, startGroup } from '@parbench/core/process-group';
import * as v from 'valibot';
import { hostCommand } from '../host-command.ts';

/** The function to inspect. */
export interface FunctionRequest {
  /** The `file:` URL of its module. */
  readonly url: string;
  /** The name of the function; when missing, the only one of the module. */
  readonly name?: string;
  /** Lists of arguments; the module's own when missing. */
  readonly lists?: readonly (readonly unknown[])[];
}

const inspectionSchema = v.variant('status', [
  v.object({
    status: v.literal('returned'),
    name: v.string(),
    /** The time of the shortest call, nanoseconds. */
    callNs: v.number(),
    /** The function changes its arguments, so each call needs a copy. */
    changesArguments: v.boolean(),
    /** The same arguments gave the same answer twice, or `verify` accepted it. */
    isDeterministic: v.boolean(),
    /** What the module defines as `args`. */
    exportedArguments: v.picklist(['nothing', 'list', 'seeds']),
  }),
  /** A message for the user. */
  v.object({ status: v.picklist(['refused', 'not-loaded']), message: v.string() }),
]);

/** What was found, or how the process ended without an answer: `exited with code 3`. */
export type FunctionInspection =
  | v.InferOutput<typeof inspectionSchema>
  | { readonly status: 'ended'; readonly how: string };

const replySchema = v.variant('status', [
  v.object({ status: v.literal('ok'), value: inspectionSchema }),
  v.object({ status: v.literal('failed'), reason: v.string() }),
]);

/**
 * Loads a module in a process of its own, which works in `folder` and which it may end or block, finds its function and
 * tries a few calls. Ends the process, and all that the module started. Never throws because of the module.
 * @throws ParbenchError `process-start`
 */
export async function inspectFunction(
  request: FunctionRequest,
  { python, folder, limitMs }: { readonly python: string; readonly folder: string; readonly limitMs: number },
): Promise<FunctionInspection> {
  const reaper = startOrphanReaper();
  const { leader, requests, replies, kill } = startGroup(hostCommand(python), reaper, folder);
  const readStderr = keepStderr(leader.stderr);
  const answer = Promise.withResolvers<FunctionInspection>();
  const exited = Promise.withResolvers<void>();
  readLines(replies, (line) => {
    const inspection = parseReply(line);
    if (inspection !== undefined) answer.resolve(inspection);
  });
  leader.once('exit', async (code, signal) => {
    exited.resolve();
    answer.resolve({ status: 'ended', how: describeEnd(code, signal, await readStderr()) });
  });
  const timer = setTimeout(
    () => answer.resolve({ status: 'ended', how: `neither ended nor returned within ${limitMs / 1000} s` }),
    limitMs,
  );
  try {
    writeLine(requests, { id: 1, command: 'inspect', ...request });
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    kill();
    await exited.promise;
    await reaper.close();
  }
}

/** Returns undefined for the first line of the host, and for a line of something else. */
function parseReply(line: string): FunctionInspection | undefined {
  try {
    const reply = v.parse(replySchema, JSON.parse(line));
    return reply.status === 'ok' ? reply.value : { status: 'ended', how: `failed: ${reply.reason}` };
  } catch (error) {
    return line.includes('"id"')
      ? { status: 'ended', how: `gave an invalid answer: ${messageOf(error)}` }
      : undefined;
  }
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null, stderr: string): string {
  const how = signal === null ? `exited with code ${code}` : `was ended by ${signal}`;
  const last = stderr.split('\n').findLast((line) => /\S/.test(line));
  return last === undefined ? how : `${how} (${last.trim()})`;
}
