/**
 * The entry of the process that looks into a user's module: loads it, says what its export is, and calls a function a
 * few times. Whatever the module does, the runner is not harmed.
 */
import { getOneMessage, sendMessage } from 'execa';
import { inspectModule } from './inspect-module.ts';
import type { InspectionRequest } from './inspection.ts';

const request = (await getOneMessage()) as unknown as InspectionRequest;
await sendMessage((await inspectModule(request)) as never);
// The module may have opened what keeps a process alive.
process.exit();
