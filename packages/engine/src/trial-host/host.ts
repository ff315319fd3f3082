/**
 * The entry of Node's trial host: opens the executor of one cell and measures it, as the runner commands. Does nothing
 * of its own accord, and ends when the runner ends.
 */
import { Socket } from 'node:net';
import { fileDescriptors, readLines, writeLine } from '@parbench/core/json-lines';
import { protocolVersion } from '../protocol/messages.ts';
import { createCommands } from './commands.ts';
import { reply } from './reply.ts';
import { settleAllocator } from './settle-allocator.ts';

settleAllocator();
const requests = new Socket({ fd: fileDescriptors.requests, writable: false });
const replies = new Socket({ fd: fileDescriptors.replies, readable: false });
const endWithRunner = () => process.exit();
const commands = createCommands();

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
