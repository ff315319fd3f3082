import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { ProcessLink } from '@parbench/core/pool';
import { receiveFrom, sendOver, socketSlot } from './message-socket.ts';

/**
 * Returns the driver's end of the socket that `child` has inherited. No other process can connect to it: it has no
 * address.
 */
export function socketLink(child: ChildProcess): ProcessLink {
  // Missing if the process could not be started at all. Messages then go nowhere, and its exit says why.
  const socket = child.stdio[socketSlot] as Socket | undefined;
  socket?.on('error', () => {});
  return {
    post(message) {
      if (socket) sendOver(socket, message);
    },
    onMessage(receive) {
      if (socket) receiveFrom(socket, receive);
    },
  };
}
