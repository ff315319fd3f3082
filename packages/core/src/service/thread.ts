/** The entry of a thread that serves requests: start a `Worker` with this module, `@parbench/core/service/thread`. */
import { portChannel } from '../worker/port-channel.ts';
import type { FromServer, ToServer } from './protocol.ts';
import { serveRequests } from './serve-requests.ts';

serveRequests(portChannel<FromServer, ToServer>());
