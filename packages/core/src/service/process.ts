/** The entry of a process that serves requests: fork this module, `@parbench/core/service/process`, with an IPC channel. */
import { processChannel } from '../worker/process-channel.ts';
import type { FromServer, ToServer } from './protocol.ts';
import { serveRequests } from './serve-requests.ts';

serveRequests(processChannel<FromServer, ToServer>());
