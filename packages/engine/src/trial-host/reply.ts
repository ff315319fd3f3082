import { messageOf } from '@parbench/core';
import * as v from 'valibot';
import { type Command, type Commands, commandSchemas } from '../protocol/commands.ts';
import { type Reply, requestSchema } from '../protocol/messages.ts';
import { TrialEnd } from '../protocol/trial-end.ts';

/** The handlers of the commands that a host has. */
export type CommandHandlers = {
  readonly [Name in Command]?: (request: Commands[Name]['request']) => Promise<Commands[Name]['reply']>;
};

/** Carries out the request in `line`. Never throws: a failure becomes the reply. */
export async function reply(
  line: string,
  handlers: CommandHandlers,
): Promise<{ readonly command?: string; readonly reply: Reply }> {
  let id = 0;
  try {
    const request = v.parse(requestSchema, JSON.parse(line));
    id = request.id;
    const value = await execute(request, handlers);
    return { command: request.command, reply: { id, status: 'ok', value } };
  } catch (error) {
    return { reply: { id, ...endOf(error) } };
  }
}

function execute({ command, ...request }: v.InferOutput<typeof requestSchema>, handlers: CommandHandlers) {
  if (!Object.hasOwn(handlers, command)) throw new Error(`this host has no command \`${command}\``);
  const name = command as Command;
  const handle = handlers[name] as (request: object) => Promise<object>;
  return handle(v.parse(commandSchemas[name].request, request));
}

function endOf(error: unknown) {
  const status = error instanceof TrialEnd && error.status !== 'interrupted' ? error.status : 'failed';
  const field = v.isValiError(error) ? `\`${v.getDotPath(error.issues[0]) ?? 'the request'}\`: ` : '';
  return { status, reason: `${field}${messageOf(error)}` };
}
