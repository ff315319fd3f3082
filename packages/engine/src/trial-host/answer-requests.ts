import { Socket } from 'node:net';
import { fileDescriptors, readLines, writeLine } from '@parbench/core/json-lines';
import { protocolVersion } from '../protocol/messages.ts';
import { type CommandHandlers, reply } from './reply.ts';

/**
 * Answers the requests of the runner. Does nothing of its own accord; the process ends when the runner ends, and after
 * `close`.
 */
export function answerRequests(commands: CommandHandlers): void {
  const requests = new Socket({ fd: fileDescriptors.requests, writable: false });
  const replies = new Socket({ fd: fileDescriptors.replies, readable: false });
  const endWithRunner = () => process.exit();

  requests.once('close', endWithRunner);
  // A failed write means that the runner has ended; `close` follows.
  requests.on('error', () => {});
  replies.on('error', () => {});
  readLines(requests, async (line) => {
    const answered = await reply(line, commands);
    writeLine(replies, answered.reply);
    if (answered.command !== 'close') return;
    // From here on the process ends by itself, unless something was left open.
    requests.off('close', endWithRunner).destroy();
    replies.end();
  });
  writeLine(replies, { protocol: protocolVersion });
}
