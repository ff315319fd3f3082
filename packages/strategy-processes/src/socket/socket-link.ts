import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { ProcessLink } from '@parbench/core/pool';
import { receiveFrom, sendOver, socketSlot } from './message-socket.ts';

/** The driver's end of the socket that `child` has inherited. Nobody else can connect: it has no address. */
export function socketLink(child: ChildProcess): ProcessLink {
  // Missing when the process could not be started at all; what is sent then goes nowhere, and its exit says why.
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
