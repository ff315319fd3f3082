/**
 * The entry of a trial process: opens one cell's executor and measures it on command of the runner. Does nothing of its
 * own accord, and ends when the runner goes away.
 */
import { messageOf } from '@parbench/core';
import type { TrialReply, TrialRequest } from '../protocol/protocol.ts';
import { createCommands } from './commands.ts';
import { TrialFailure } from './failure.ts';

const execute = createCommands();
const endWithRunner = () => process.exit();

process.once('disconnect', endWithRunner);
process.send?.({ status: 'ok', value: 'booted' } satisfies TrialReply);
process.on('message', async (request: TrialRequest) => {
  process.send?.(await reply(request));
  if (request.command !== 'close') return;
  // From here on the process ends by itself, or something was left open.
  process.off('disconnect', endWithRunner);
  process.disconnect();
});

async function reply(request: TrialRequest): Promise<TrialReply> {
  try {
    return { status: 'ok', value: await execute(request) };
  } catch (error) {
    const status = error instanceof TrialFailure ? error.status : 'failed';
    return { status, reason: messageOf(error) };
  }
}
