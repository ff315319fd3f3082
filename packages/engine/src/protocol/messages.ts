import * as v from 'valibot';
import { count } from './numbers.ts';
import { endStatuses } from './trial-end.ts';

/**
 * The version of the trial protocol; raised when hosts written for the old version would fail. See
 * docs/trial-protocol.md.
 */
export const protocolVersion = 1;

/** The first line of a host: it is running and speaks this version of the protocol. */
export const helloSchema = v.object({ protocol: v.number() });

/** The line of a request: its number, the command, and the fields of that command. */
export const requestSchema = v.looseObject({ id: count, command: v.string() });

/** The line of a reply. A failure gives the status and the reason with which the cell ends. */
export const replySchema = v.union([
  v.object({ id: count, status: v.literal('ok'), value: v.unknown() }),
  v.object({ id: count, status: v.picklist(endStatuses), reason: v.string() }),
]);
export type Reply = v.InferOutput<typeof replySchema>;
